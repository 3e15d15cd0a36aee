/**
 * The offline verifier: `npm run verify -- <file>`, or `-` for standard input. Exit status 0 only
 * when the history is valid. It needs no database and shares no line with the code that wrote the
 * trail; it knows the two formats of `docs/proof.md` alone.
 */
import { readFileSync } from 'node:fs';
import {
  attempt,
  checkShape,
  Flaw,
  isObject,
  isText,
  parseStrictly,
  type Shape,
} from './verify/checks.ts';
import { lanesShape, verifyLanes, type LanesHistory } from './verify/lanes.ts';
import { verifySharedChain, type SharedChain } from './verify/shared-chain.ts';

export type Verdict =
  | { readonly valid: true; readonly lines: readonly string[] }
  | { readonly valid: false; readonly problem: string };

const sharedShape: Shape = {
  format: (value) => value === 'anmalan-history/1',
  stream: isText,
  complete: (value) => typeof value === 'boolean',
  head: isObject,
  events: Array.isArray,
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const verify = (read: () => Uint8Array): readonly string[] => {
  const text = attempt(() => utf8.decode(read()), 'file: cannot be read as UTF-8');
  const history = parseStrictly(text, 'file') as { format?: unknown };
  const inLanes = isObject(history) && history.format === 'anmalan-history/2';
  checkShape(history, inLanes ? lanesShape : sharedShape, 'file');
  return inLanes
    ? verifyLanes(history as unknown as LanesHistory)
    : verifySharedChain(history as unknown as SharedChain).lines;
};

/** The verdict on the whole of a file, also when `read` throws. */
export function verifyHistory(read: () => Uint8Array): Verdict {
  try {
    return { valid: true, lines: verify(read) };
  } catch (error) {
    if (error instanceof Flaw) return { valid: false, problem: error.message };
    throw error;
  }
}

const main = ([path, ...more]: readonly string[]): number => {
  if (path === undefined || more.length > 0) {
    console.error('usage: npm run verify -- <file>    (- reads standard input)');
    return 2;
  }
  const verdict = verifyHistory(() => readFileSync(path === '-' ? 0 : path));
  console.log(verdict.valid ? verdict.lines.join('\n') : `not valid: ${verdict.problem}`);
  return verdict.valid ? 0 : 1;
};

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
