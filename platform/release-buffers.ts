import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (of: { readonly type: 'minor' }) => void;

setFlagsFromString('--expose-gc');
// Only a context that is made after the flag was set has it.
const collect = runInNewContext('gc') as Collect;

/** How many bytes pass between two collections, each of about a millisecond. */
const between = 1024 * 1024;

/** Frees the memory of a buffer at once; whoever still holds the buffer finds it empty. */
const free = ({ buffer, byteLength }: Buffer): void => {
  // Small buffers share one memory.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
};

/**
 * Lets go of what only passes through. V8 collects buffers by itself when 64 MB of them have gathered,
 * whatever else there is, so that one large file would take as much memory as many.
 *
 * @returns what is told of each buffer that nobody reads any longer
 */
export function releaseBuffers(): (buffer: Buffer) => void {
  let passed = 0;
  return (buffer) => {
    passed += buffer.byteLength;
    free(buffer);
    if (passed < between) return;
    passed = 0;
    collect({ type: 'minor' });
  };
}
