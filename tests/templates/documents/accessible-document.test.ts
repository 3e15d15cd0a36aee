import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Block } from '../../../templates/documents/blocks.ts';
import {
  type AccessibleDocument,
  renderDocument,
} from '../../../templates/documents/accessible-document.ts';
import { hostileTexts } from './hostile-texts.ts';
import { type ReadPdf, readPdf, squeezed } from './read-pdf.ts';

const documentOf = (blocks: readonly Block[]): AccessibleDocument => ({
  language: 'sv',
  title: 'Prov & <försök>',
  author: 'Degerfors kommun',
  createdAt: '2026-11-23T07:12:45.123Z',
  headerLeft: 'Vänster huvud',
  headerRight: 'Höger huvud',
  blocks,
});

const fact = { label: 'Etikett', value: 'Värde' };
const everyKind: readonly Block[] = [
  { kind: 'title', text: 'Rubrik' },
  { kind: 'essentials', heading: 'Viktigt', alarms: ['Larm'], facts: [fact], note: 'Not' },
  { kind: 'section', text: 'Avsnitt' },
  { kind: 'subsection', text: 'Del' },
  { kind: 'facts', facts: [fact, { ...fact, tone: 'fine' }, { ...fact, tone: 'unanswered' }] },
  { kind: 'bullets', items: ['ett', 'två'] },
  { kind: 'paragraph', text: 'Stycke '.repeat(2000) },
];

const make = (text: string): Promise<Buffer> =>
  renderDocument(documentOf([{ kind: 'paragraph', text }]));

describe('every document', () => {
  let pdf: ReadPdf;
  beforeAll(async () => {
    pdf = await readPdf(await renderDocument(documentOf(everyKind)));
  });

  it('is tagged, with a language and a title that viewers show', () => {
    expect(pdf.raw).toContain('/MarkInfo');
    expect(pdf.raw).toMatch(/\/Marked true/);
    expect(pdf.raw).toMatch(/\/DisplayDocTitle true/);
    expect(pdf.language).toBe('sv');
    expect(pdf.title).toBe('Prov försök');
  });

  it('says in its metadata that it is PDF/A-2a and PDF/UA-1', () => {
    expect(pdf.xmp).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(pdf.xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(pdf.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('carries its two fonts inside and names no other', () => {
    const descriptors = pdf.raw.match(/\/Type \/FontDescriptor/g) ?? [];
    expect(descriptors).toHaveLength(2);
    expect(pdf.raw.match(/\/FontFile2/g)).toHaveLength(descriptors.length);
    const names = [...pdf.raw.matchAll(/\/BaseFont \/(\S+)/g)].map(([, name]) => name);
    expect(new Set(names.map((name) => name?.split('+')[1]))).toEqual(
      new Set(['NotoSans-Regular', 'NotoSans-Bold']),
    );
  });

  it('has headings without a gap in their levels and lists of label and value', () => {
    const headings = pdf.roles.filter((role) => /^H\d$/.test(role));
    expect(headings).toEqual(['H1', 'H2', 'H2', 'H3']);
    const lists = pdf.roles.filter((role) => ['L', 'LI', 'Lbl', 'LBody'].includes(role));
    expect(lists.slice(0, 4)).toEqual(['L', 'LI', 'Lbl', 'LBody']);
    expect(lists.filter((role) => role === 'LI')).toHaveLength(6);
    expect(pdf.roles).not.toContain('Table');
  });

  it('keeps header and page number out of what is read aloud', () => {
    expect(pdf.pages.length).toBeGreaterThan(1);
    expect(pdf.artifacts).toEqual(
      pdf.pages.flatMap((_, index) => [
        'Vänster huvud',
        'Höger huvud',
        `Sida ${index + 1} av ${pdf.pages.length}`,
      ]),
    );
  });

  it.each([
    ['characters that share a glyph', 'ά ή ώ Й Ё fi i\u0307\u0323', 'α η ω И Е'],
    ['a vowel sign alone, after one of its script', '\u0910 x', '\u0947 x'],
    ['every character of the font', hostileTexts(100)['everyCharacter'] ?? '', 'Anmälan Å \u0947'],
  ])('is the same to the byte whatever was made before: %s', async (_, before, text) => {
    await make(before);
    const later = await make(text);
    vi.resetModules();
    const fresh = await import('../../../templates/documents/accessible-document.ts');
    const first = await fresh.renderDocument(documentOf([{ kind: 'paragraph', text }]));
    expect(later.equals(first)).toBe(true);
    expect(squeezed((await readPdf(later)).pages[0] ?? '')).toContain(squeezed(text.slice(0, 2)));
  });

  it('carries the given instant as its creation date in UTC', () => {
    expect(pdf.raw).toContain('(D:20261123071245Z)');
    expect(pdf.xmp).toContain('<xmp:CreateDate>2026-11-23T07:12:45Z</xmp:CreateDate>');
  });

  it('is refused when the creation date is not an instant', async () => {
    const wrong = { ...documentOf(everyKind), createdAt: 'i går' };
    await expect(renderDocument(wrong)).rejects.toThrow(RangeError);
  });

  it('runs a value that is higher than a page over to the next, with nothing lost', async () => {
    const words = Array.from({ length: 3000 }, (_, index) => `ord${index}`);
    const value = words.join(' ');
    const long = await readPdf(
      await renderDocument(documentOf([{ kind: 'facts', facts: [{ label: 'Lång', value }] }])),
    );
    const text = long.pages.join(' ');
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });
});
