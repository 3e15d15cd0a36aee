import { buffer } from 'node:stream/consumers';
import Pdfkit from 'pdfkit';
import { move } from 'piscina';
import type { LetterSource } from '../domain/letters/letter-source.ts';
import { fonts } from '../templates/documents/fonts.ts';

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/**
 * The answers of a report and nothing else, with the fonts that the product shares: no questions, no
 * headings, no structure, nothing that the standards for archives and for readers ask for.
 */
export async function draw({ content }: LetterSource): Promise<unknown> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- pdfkit takes parsed fonts, its types lag
  const font = fonts.body as unknown as string;
  const doc = new Pdfkit({ size: 'A4', margin: 60 });
  doc.registerFont('body', font).font('body').fontSize(10.5);
  for (const text of textsIn(content)) doc.text(text);
  doc.end();
  return move(new Uint8Array(await buffer(doc)));
}
