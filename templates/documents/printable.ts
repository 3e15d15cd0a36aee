import { canDraw } from './fonts.ts';

const lineBreaks = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu;
/**
 * Characters that nobody sees, direction overrides among them. They are removed, because they could
 * show a text in another order than it was written.
 */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const spaces = /[\t\p{Zs}]/gu;
const longestRunOfSpaces = 4;
/** More accents than this on one letter climb over the lines around it and can hide them. */
const mostMarks = 4;

const name = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** What a character is to a document, looked up once: 0 when it was not yet. */
const seen = new Uint8Array(0x11_0000);
const [plain, mark, hidden, hiddenMark] = [1, 2, 3, 4];

const classify = (codePoint: number): number => {
  const character = String.fromCodePoint(codePoint);
  const shown = character === '\n' || (!/\p{C}/u.test(character) && canDraw(codePoint));
  if (/\p{M}/u.test(character)) return shown ? mark : hiddenMark;
  return shown ? plain : hidden;
};

const classOf = (codePoint: number): number => (seen[codePoint] ||= classify(codePoint));

const isPlain = (text: string): boolean => {
  for (const character of text) if (classOf(character.codePointAt(0) ?? 0) !== plain) return false;
  return true;
};

type Run = { readonly shown: boolean; readonly text: string[] };

const runs = (text: string): readonly Run[] => {
  if (isPlain(text)) return [{ shown: true, text: [text] }];
  const found: Run[] = [];
  let marks = 0;
  for (const character of text) {
    const is = classOf(character.codePointAt(0) ?? 0);
    marks = is === mark || is === hiddenMark ? marks + 1 : 0;
    const shown = marks <= mostMarks && (is === plain || is === mark);
    const last = found.at(-1);
    if (last?.shown === shown) last.text.push(character);
    else found.push({ shown, text: [character] });
  }
  return found;
};

/** Latin letters and marks without anything that has to be changed, which most texts are. */
const usual = /^(?:[!-~\u00A1-\u00AC\u00AE-\u00FF]| (?! {4}))*$/;

const normal = (text: string): string =>
  usual.test(text)
    ? text
    : text
        .toWellFormed()
        .normalize('NFC')
        .replace(lineBreaks, '\n')
        .replace(invisible, '')
        .replace(spaces, ' ')
        .replace(/ {5,}/g, ' '.repeat(longestRunOfSpaces))
        .replace(/\n(?: *\n){2,}/g, '\n\n');

/**
 * Text that the embedded font can draw. A missing glyph breaks PDF/A-2 (6.2.11.8) and PDF/UA
 * (7.21.8), so the characters are named by number instead: `[U+1F600 U+0007]`.
 */
export function printable(text: string): string {
  return runs(normal(text))
    .map((run) => (run.shown ? run.text.join('') : `[${run.text.map(name).join(' ')}]`))
    .join('');
}

/** Whether nothing of the text is seen. */
export function isBlank(text: string): boolean {
  return !/[!-~]/.test(text) && printable(text).trim() === '';
}

/** Whether some character of the text is shown by its number. */
export function hasUnprintable(text: string): boolean {
  return runs(normal(text)).some(({ shown }) => !shown);
}

/** The first characters of a text on one line, with an ellipsis when something was left out. */
export function clip(text: string, most: number): string {
  const characters = Array.from(printable(text).replaceAll(/\s+/g, ' ').trim());
  return characters.length > most
    ? `${characters.slice(0, most).join('').trim()}…`
    : characters.join('');
}
