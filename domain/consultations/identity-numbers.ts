import { hasCheckDigit, hasDate } from '../identity-number.ts';

/**
 * Where a text has what is spelled as a personnummer or samordningsnummer. A question about a child
 * who is not named must have none, so that what looks like one is refused.
 */

/** Where a number begins, counted in characters from 0. */
export type FoundNumber = { readonly at: number };

type Spelling = {
  readonly pattern: RegExp;
  /**
   * Whether the check digit has to be right. Without a century or the sign before the last four, ten
   * digits can as well be a telephone number.
   */
  readonly checked: boolean;
};

const sign = '[-+‐‑‒–—−]';
const gap = '[ \\u00a0\\u2009\\u202f\\t]?';
/** The last four; a temporary number of the school or of health care has letters there. */
const lastFour = '(?:\\d{4}|tf\\d{2}|[a-z]\\d{3})';
const between = '[-‐‑–—−. /\\u00a0]';

const spellings: readonly Spelling[] = [
  {
    pattern: new RegExp(`(?<!\\d)(?:\\d{2})?\\d{6}${gap}${sign}${gap}${lastFour}(?!\\d)`, 'gi'),
    checked: false,
  },
  {
    pattern: new RegExp(`(?<!\\d)(?:18|19|20)\\d{6}${gap}${lastFour}(?!\\d)`, 'gi'),
    checked: false,
  },
  { pattern: new RegExp(`(?<!\\d)\\d{6}${gap}\\d{4}(?!\\d)`, 'g'), checked: true },
  // The date with signs of its own, as 2015-02-18 2395 and 15.02.18-2395.
  {
    pattern: new RegExp(
      `(?<!\\d)(?:\\d{2})?\\d{2}${between}\\d{2}${between}\\d{2}${gap}${sign}?${gap}\\d{4}(?!\\d)`,
      'g',
    ),
    checked: true,
  },
  // Each digit by itself, and all in pairs: 1 5 0 2 … and 15 02 18 23 95.
  { pattern: new RegExp(`(?<!\\d)\\d(?:${between}\\d){9,11}(?!\\d)`, 'g'), checked: true },
  {
    pattern: new RegExp(`(?<!\\d)\\d{2}(?:${between}\\d{2}){4,5}(?!\\d)`, 'g'),
    checked: true,
  },
];

/** Digits of other widths as those of ASCII, each in its place. */
const inAscii = (text: string): string =>
  text.replaceAll(/[０-９]/g, (digit) => String.fromCodePoint(digit.codePointAt(0)! - 0xfee0));

const isNumber = (found: string, { checked }: Spelling): boolean => {
  const digits = found.replaceAll(/[^\da-z]/gi, '');
  if (digits.length !== 10 && digits.length !== 12) return false;
  const ten = digits.slice(-10);
  return hasDate(ten) && (!checked || hasCheckDigit(ten));
};

/** Each place in a text where such a number begins, in their order. */
export function identityNumbersIn(text: string): readonly FoundNumber[] {
  const ascii = inAscii(text);
  const starts = spellings.flatMap((spelling) =>
    [...ascii.matchAll(spelling.pattern)]
      .filter(([found]) => isNumber(found, spelling))
      .map(({ index }) => index),
  );
  return [...new Set(starts)].toSorted((a, b) => a - b).map((at) => ({ at }));
}
