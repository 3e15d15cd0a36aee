import { write, writeSync } from 'node:fs';
import type { DestinationStream } from 'pino';

/** Characters that wait for a descriptor that takes none; lines beyond are lost. */
const mostWaiting = 1024 * 1024;
const againMs = 200;
/** A write that takes longer waits for somebody who does not read. */
const stuckMs = 1_000;

/**
 * A destination for log lines that never throws and never lets the process wait: a disk that is
 * full, or a pipe that nobody reads, costs lines and nothing else. pino's own ends the process at a
 * full disk, and then waits for room for ever, with the port still taken.
 *
 * @param whenLost is told how many lines were lost, once lines can be written again
 */
export function createLogDestination(
  descriptor: number,
  whenLost: (count: number) => void,
): DestinationStream {
  let waiting = '';
  let chunk = Buffer.alloc(0);
  let state: 'idle' | 'writing' | 'stuck' | 'failing' = 'idle';
  let lost = 0;

  const tellLost = (): void => {
    const count = lost;
    lost = 0;
    if (count > 0) whenLost(count);
  };
  const next = (): void => {
    if (chunk.length === 0) [chunk, waiting] = [Buffer.from(waiting), ''];
    state = chunk.length === 0 ? 'idle' : 'writing';
    if (state === 'idle') return;
    const slow = setTimeout(() => (state = 'stuck'), stuckMs).unref();
    write(descriptor, chunk, (error, written) => {
      clearTimeout(slow);
      if (error) {
        state = 'failing';
        setTimeout(next, againMs).unref();
        return;
      }
      chunk = chunk.subarray(written);
      const isThrough = chunk.length === 0;
      next();
      // This comes after `next`, which has made room for the line that tells of it.
      if (isThrough) tellLost();
    });
  };

  process.once('exit', () => {
    const rest = state === 'failing' ? chunk.toString() + waiting : waiting;
    if (state === 'stuck' || rest === '') return;
    try {
      writeSync(descriptor, rest);
    } catch {
      // Whatever ends the process is worth more than the last lines.
    }
  });

  return {
    write: (line) => {
      if (waiting.length + line.length > mostWaiting) {
        lost += 1;
        return;
      }
      waiting += line;
      if (state === 'idle') next();
    },
  };
}
