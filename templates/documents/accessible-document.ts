import type { Block } from './blocks.ts';
import { drawBlock, keepTogether } from './draw-blocks.ts';
import { closePdf, openPdf } from './pdf.ts';
import { type Language, translator } from '../messages/translate.ts';

export type AccessibleDocument = {
  readonly language: Language;
  /** No personal data: titles show in window lists and archives. */
  readonly title: string;
  readonly author: string;
  /** ISO instant; the same instant and blocks give the same bytes. */
  readonly createdAt: string;
  readonly headerLeft: string;
  readonly headerRight: string;
  readonly blocks: readonly Block[];
};

/**
 * Writes one document as PDF/A-2a and PDF/UA-1 with its fonts embedded. Any text may be given: what
 * the fonts cannot draw is shown by number (`printable`).
 *
 * @throws RangeError when `createdAt` is not an instant
 */
export async function renderDocument(document: AccessibleDocument): Promise<Buffer> {
  const { language, title, author, createdAt, headerLeft, headerRight } = document;
  const t = translator(language);
  const pdf = openPdf({ language, title, author, createdAt });
  for (const [index, block] of document.blocks.entries()) {
    keepTogether(pdf, document.blocks.slice(index, index + 3));
    drawBlock(pdf, block);
  }
  const pageText = (page: number, of: number): string => t('document.page', { page, of });
  return closePdf(pdf, { headerLeft, headerRight, pageText });
}
