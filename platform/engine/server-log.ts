import {
  closeSync,
  copyFileSync,
  fstatSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';

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

/**
 * Copies a log larger than 10 MiB to `<file>.old`, in the place of the copy before, and empties it.
 * It is not renamed, because a process that writes to it would go on in the file with the new name.
 * Lines that are written between the two steps are lost. On a full disk there is no copy, and the
 * log is emptied all the same.
 *
 * @throws when the file cannot be changed
 */
export function shortenLog(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= LARGEST_BYTES) return;
  const old = `${file}.old`;
  rmSync(old, { force: true });
  try {
    copyFileSync(file, old);
  } catch {
    rmSync(old, { force: true });
  }
  truncateSync(file);
}

/** Opens a log for appending, shortened when it is large (`shortenLog`). */
export function openServerLog(file: string): ServerLog {
  shortenLog(file);
  const descriptor = openSync(file, 'a', 0o600);
  const begin = fstatSync(descriptor).size;
  return {
    file,
    descriptor,
    lastLines: () => {
      const bytes = readFileSync(file);
      // One that has been shortened since begins with what came after.
      const since = bytes.subarray(bytes.length < begin ? 0 : begin);
      const written = since.toString('utf8').trim();
      return written === '' ? '(nothing)' : written.split('\n').slice(-LINES_SHOWN).join('\n');
    },
    close: () => closeSync(descriptor),
  };
}
