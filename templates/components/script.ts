import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('./forms.js', import.meta.url), 'utf8');

/** The one small script of the pages: it saves what is typed and says before a session ends. */
export function script(): string {
  return text;
}

/** A new script has a new address. */
export const scriptAddress = `/assets/${createHash('sha256').update(text).digest('hex').slice(0, 16)}.js`;
