import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fonts } from '../../../templates/documents/fonts.ts';
import { clip, hasUnprintable, printable } from '../../../templates/documents/printable.ts';
import { hostileTexts } from './hostile-texts.ts';

const { body, bold } = fonts;
const missing = (text: string): number =>
  [body, bold]
    .flatMap((font) => text.split('\n').flatMap((line) => font.layout(line).glyphs))
    .filter(({ id }) => id === 0).length;

describe('printable text', () => {
  it.each([
    ['Åsa Öberg äter på café', 'Åsa Öberg äter på café'],
    ['a\u030A', 'å'],
    ['ja 😀', 'ja [U+1F600]'],
    ['سل', '[U+0633 U+0644]'],
    ['a\u0000b', 'a[U+0000]b'],
    ['a\tb', 'a b'],
    ['a\r\nb\u2028c', 'a\nb\nc'],
    ['a\n\n\n \n\nb', 'a\n\nb'],
    ['\u202Egnirts\u202C', 'gnirts'],
    ['mju\u00ADk', 'mjuk'],
    ['a          b', 'a    b'],
    ['e\u0323\u0301', 'ẹ\u0301'],
    [`a${'\u0363'.repeat(6)}`, `a${'\u0363'.repeat(4)}[U+0363 U+0363]`],
    ['\uD800', '\uFFFD'],
  ])('of %j is %j', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('never asks the font for a glyph it lacks', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(...Object.values(hostileTexts(100))),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(missing(printable(text))).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('says when a character is shown by its number', () => {
    expect(hasUnprintable('Åsa,\n\tja\u200B')).toBe(false);
    expect(hasUnprintable('Åsa 😀')).toBe(true);
  });

  it('is clipped to one line of so many characters', () => {
    expect(clip('ett\ntvå  tre', 20)).toBe('ett två tre');
    expect(clip('ett två tre', 7)).toBe('ett två…');
  });
});
