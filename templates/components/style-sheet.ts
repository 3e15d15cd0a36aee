import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The parts of the design system that our components stand on, with the layers it gives them. */
const parts = [
  ['base', 'ds.base'],
  ['label', 'ds.base'],
  ['validation-message', 'ds.base'],
  ['button', 'ds.components'],
  ['input', 'ds.components'],
  ['field', 'ds.components'],
  ['fieldset', 'ds.components'],
  ['alert', 'ds.components'],
  ['card', 'ds.components'],
  ['error-summary', 'ds.components'],
  ['table', 'ds.components'],
] as const;

const layers = '@layer ds.theme, ds.base, ds.components;';
const resolve = createRequire(import.meta.url).resolve;

const ours = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');
/** Pictures in `data:` addresses, which the content security policy refuses. */
const withoutPictures = (css: string): string => css.replaceAll(/url\("data:[^"]*"\)/g, 'none');
const theirs = ([file, layer]: (typeof parts)[number]): string => {
  const css = readFileSync(resolve(`@digdir/designsystemet-css/${file}.css`), 'utf8');
  return `@layer ${layer}{${withoutPictures(css)}}`;
};

/** A sheet may name its encoding only in its first byte, and here it is no longer the first. */
const withoutCharset = (css: string): string => css.replace(/^@charset "[^"]*";\s*/i, '');

const joined = [
  layers,
  ours('./theme.css'),
  ...parts.map(theirs),
  ours('./site.css'),
  ours('./parts.css'),
]
  .map(withoutCharset)
  .join('\n');

/** The one style sheet of all pages: theme, design system and our own, read once. */
export function styleSheet(): string {
  return joined;
}

/** What makes its address new whenever it changes, so that browsers may keep it for ever. */
export const styleSheetHash: string = createHash('sha256')
  .update(joined)
  .digest('hex')
  .slice(0, 16);
