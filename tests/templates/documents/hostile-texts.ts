import { canDraw } from '../../../templates/documents/fonts.ts';
import type { ReportContent } from '../../../domain/report/report-content.ts';
import { wholeContent } from './whole-report.ts';

const everyCharacterOfTheFont = Array.from({ length: 0x20000 }, (_, codePoint) => codePoint)
  .filter((codePoint) => (codePoint < 0xd800 || codePoint > 0xdfff) && canDraw(codePoint))
  .map((codePoint) => String.fromCodePoint(codePoint));

/** What people paste and attackers send. `size` is how much of the long ones. */
export function hostileTexts(size: number): Readonly<Record<string, string>> {
  return {
    emoji: 'Hon skrev 👨‍👩‍👧‍👦🇸🇪❤️ i går',
    controls: 'a\0b\tc\u0007d\u001B[31m\u007F\u0085e\u2028f',
    bidi: '\u202Ebaklänges\u2066inne\u2069 שלום مرحبا بالعالم\u200F',
    scripts: 'नमस्ते क्षत्रिय ตัวอย่าง 中文 ግዕዝ ትግርኛ հայերեն ქართული فارسی',
    unpaired: '\uD800x\uDC00\uFFFE\uFFFF\uE000\u{10FFFF}',
    markup: '<b>&amp;</b> ]]> (\\) endstream endobj %PDF-1.7 {count}',
    marks: `a${'\u0301\u0323\u0360'.repeat(size / 10)}`,
    word: 'å'.repeat(size),
    wideWord: `${'W'.repeat(size)}${'\u2E3B'.repeat(size / 10)}`,
    rightToLeftWord: 'مرحبا'.repeat(size / 10),
    lines: 'rad\n'.repeat(size / 10),
    blanks: `${' '.repeat(size)}x${'\n'.repeat(size)}${'\u00A0'.repeat(size)}y`,
    everyCharacter: everyCharacterOfTheFont.join(' '),
    everyCharacterInOneWord: everyCharacterOfTheFont.join(''),
  };
}

const replaced = <T>(value: T, text: string, keep: ReadonlySet<unknown>): T => {
  const change = (part: unknown): unknown => {
    if (typeof part === 'string') return keep.has(part) ? part : text;
    if (Array.isArray(part)) return part.map(change);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, change(inner)]));
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- same shape, other strings
  return change(value) as T;
};

/** Every value of the contract's closed lists that the whole report uses. */
const chosen: ReadonlySet<unknown> = new Set([
  wholeContent.agencyKind,
  'yes',
  'no',
  'unknown',
  'notAnswered',
  'ownObservation',
  'toldBy',
  ...wholeContent.events.map(({ area }) => area),
  ...wholeContent.worry.kinds,
  ...wholeContent.worry.suspected,
  ...wholeContent.guardians.map(({ kind }) => kind),
  'personnummer',
  'samordningsnummer',
]);

/** Whether a string of the whole report is one of the contract's values and not a free text. */
export function isChosenValue(text: string): boolean {
  return chosen.has(text);
}

/** The whole report with every free text replaced, names, numbers and dates among them. */
export function contentFilledWith(text: string): ReportContent {
  return replaced(wholeContent, text, chosen);
}

/** The whole report with one event for each text. */
export function contentWithEvents(texts: readonly string[]): ReportContent {
  return {
    ...wholeContent,
    events: texts.map((what) => ({
      what,
      when: { date: null, note: null },
      source: { kind: 'ownObservation' },
      childsOwnWords: null,
      area: 'notSorted',
    })),
  };
}
