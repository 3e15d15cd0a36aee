import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderReportAsSent } from '../../../templates/letters/reports/report-as-sent.ts';
import { contentFilledWith, hostileTexts } from '../documents/hostile-texts.ts';
import { readPdf, squeezed } from '../documents/read-pdf.ts';
import { reportWith, wholeContent } from '../documents/whole-report.ts';

describe('hostile text in a report', () => {
  it.each(Object.entries(hostileTexts(100_000)))(
    'of the kind %s, 100 kB where length matters, makes a document',
    async (_, what) => {
      const [event] = wholeContent.events;
      const events = event === undefined ? [] : [{ ...event, what }];
      const bytes = await renderReportAsSent(reportWith({ content: { ...wholeContent, events } }));
      expect(bytes.subarray(0, 8).toString()).toBe('%PDF-1.7');
      expect(bytes.subarray(-7).toString()).toContain('%%EOF');
    },
    30_000,
  );

  it('in every field at once makes a document, and says that characters are shown by number', async () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constantFrom(...Object.values(hostileTexts(500))),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const content = contentFilledWith(text);
        const bytes = await renderReportAsSent(reportWith({ content, addressee: text }));
        expect(bytes.subarray(0, 8).toString()).toBe('%PDF-1.7');
      }),
      { numRuns: 20 },
    );
    const emoji = await readPdf(
      await renderReportAsSent(reportWith({ content: contentFilledWith('ja 😀') })),
    );
    expect(emoji.pages[0]).toContain('[U+1F600]');
    expect(squeezed(emoji.pages[0] ?? '')).toContain('Någrateckenitextenkaninte');
  }, 60_000);
});
