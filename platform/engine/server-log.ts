import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';

const LARGEST_BYTES = 10 * 1024 * 1024;
const LINES_SHOWN = 15;

/** An open log file that a server process writes to. */
export type ServerLog = {
  readonly file: string;
  readonly descriptor: number;
  /** What the server wrote since the log was opened: its last lines, for an error message. */
  lastLines(): string;
  close(): void;
};

/** Opens a log for appending. One larger than 10 MiB is first renamed to `<file>.old`. */
export function openServerLog(file: string): ServerLog {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST_BYTES) renameSync(file, `${file}.old`);
  const descriptor = openSync(file, 'a', 0o600);
  const begin = fstatSync(descriptor).size;
  return {
    file,
    descriptor,
    lastLines: () => {
      const written = readFileSync(file).subarray(begin).toString('utf8').trim();
      return written === '' ? '(nothing)' : written.split('\n').slice(-LINES_SHOWN).join('\n');
    },
    close: () => closeSync(descriptor),
  };
}
