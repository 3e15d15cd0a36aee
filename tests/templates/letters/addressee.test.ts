import { expect, it } from 'vitest';
import { drawLetter } from '../../../templates/letters/draw-letter.ts';
import { letterSources } from '../../helpers/letter-sources.ts';
import { readPdf, squeezed } from '../documents/read-pdf.ts';

const textOf = async (pdf: Promise<Buffer>): Promise<string> =>
  squeezed((await readPdf(await pdf)).pages.join(' '));

it.each(['reportAsSent', 'receipt'] as const)(
  'the %s names socialnämnden of the municipality that receives the report as its addressee',
  async (kind) => {
    const to = { municipality: 'Kinda' };
    const text = await textOf(drawLetter<typeof kind>(letterSources[kind](to)));
    expect(text).toContain(squeezed('Till socialnämnden i Kinda'));
  },
);

it('what is forwarded is addressed to socialnämnden of the municipality that it goes to', async () => {
  const text = await textOf(drawLetter(letterSources.forwarding({ municipality: 'Kinda' })));
  expect(text).toContain(squeezed('Till Socialnämnden i Karlskoga'));
});
