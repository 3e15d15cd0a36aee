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

const canShow = (character: string): boolean =>
  character === '\n' || (!/\p{C}/u.test(character) && canDraw(character.codePointAt(0) ?? 0));

const runs = (text: string): readonly { readonly shown: boolean; readonly text: string[] }[] => {
  const found: { shown: boolean; text: string[] }[] = [];
  let marks = 0;
  for (const character of text) {
    marks = /\p{M}/u.test(character) ? marks + 1 : 0;
    const shown = marks <= mostMarks && canShow(character);
    const last = found.at(-1);
    if (last?.shown === shown) last.text.push(character);
    else found.push({ shown, text: [character] });
  }
  return found;
};

const normal = (text: string): string =>
  text
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
