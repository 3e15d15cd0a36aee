import { nodeTooOld } from './node-version.ts';

/** Errors that tell a person what to mend, by name or code; a stack would only hide it. */
const plain = [
  'ConfigurationError',
  'KeyFileRefused',
  'UnfitSchema',
  'UnfitSettings',
  'EADDRINUSE',
  'EADDRNOTAVAIL',
  'EACCES',
];

const isPlain = (error: Error): boolean =>
  plain.includes(error.name) || ('code' in error && plain.includes(String(error.code)));

const giveUp = (why: unknown): never => {
  console.error(why);
  process.exit(1);
};

/**
 * Begins a process. Its modules are loaded only after Node's version was checked, because an older
 * one would stumble over them before it could say so. What keeps the process from starting is said
 * on standard error and ends it with status 1.
 */
export async function enter(load: () => Promise<unknown>): Promise<void> {
  const tooOld = nodeTooOld();
  if (tooOld !== undefined) giveUp(tooOld);
  try {
    await load();
  } catch (error) {
    giveUp(error instanceof Error && isPlain(error) ? error.message : error);
  }
}
