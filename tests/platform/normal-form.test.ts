import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalForm } from '../../platform/normal-form.ts';

const everyMark = Array.from({ length: 0x20000 }, (_, codePoint) => codePoint)
  .filter((codePoint) => codePoint < 0xd800 || codePoint > 0xdfff)
  .map((codePoint) => String.fromCodePoint(codePoint))
  .filter((character) => /\p{M}/u.test(character));

/** Letters that take marks, and those halfwidth signs that become marks in NFKC. */
const others = ['a', 'ǖ', 'ệ', 'か', '각', '\uff9e', '\uff9f', '\u00a8', 'ﷺ', ' ', '\u034f'];

const forms = ['NFC', 'NFD', 'NFKC'] as const;

describe.each(forms)('the normal form %s', (form) => {
  it('is the engine’s own, whatever stands in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normalForm(text, form)).toBe(text.normalize(form));
      }),
    );
  });

  it('is the engine’s own for long runs of marks too', () => {
    const character = fc.oneof(
      { weight: 60, arbitrary: fc.constantFrom(...everyMark) },
      { weight: 60, arbitrary: fc.constantFrom('\u0301', '\u0316', '\u0344', '\u0f73', '\u0f74') },
      { weight: 1, arbitrary: fc.constantFrom(...others) },
    );
    const text = fc.array(character, { minLength: 30, maxLength: 300 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, (marks) => {
        expect(normalForm(marks, form)).toBe(marks.normalize(form));
      }),
      { numRuns: 300 },
    );
  });

  it('is the engine’s own for every mark there is, in any order', () => {
    const all = fc.shuffledSubarray(everyMark, { minLength: everyMark.length });
    fc.assert(
      fc.property(all, (marks) => {
        const text = marks.join('');
        expect(normalForm(text, form)).toBe(text.normalize(form));
      }),
      { numRuns: 5 },
    );
  });

  it.each([
    [
      'marks that all have to change places',
      `a${'\u0301'.repeat(65_000)}${'\u0316'.repeat(65_000)}`,
    ],
    ['marks that change places in turn', `a${'\u0301\u0316'.repeat(65_000)}`],
    ['marks in two parts', `a${'\u0344\u0316'.repeat(65_000)}`],
    ['marks that become two', '\u0f73'.repeat(85_000)],
    ['halfwidth letters between marks', `か${'\u0301\uff9e'.repeat(50_000)}`],
    ['marks on many letters', `ǖ${'\u0316'.repeat(31)}`.repeat(4_000)],
  ])('of 260 kB takes no longer for %s', (_, text) => {
    const begun = performance.now();
    normalForm(text, form);
    // The engine's own takes 9 to 19 s for the first three.
    expect(performance.now() - begun).toBeLessThan(4_000);
  });
});
