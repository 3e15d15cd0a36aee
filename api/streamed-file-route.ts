import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Call } from '../services/acting/call.ts';
import type { Deps } from '../services/acting/deps.ts';
import { fileOperation, type Declared } from './operation.ts';
import type { Parsed, RequestParts } from './request-parts.ts';
import { apiRoot, look, unlessReaderLeft, withoutRights, type Route } from './route.ts';

export type StreamedFile = {
  readonly type: string;
  /** In bytes, so that whoever fetches it can tell a part from the whole. */
  readonly size: number;
  readonly fileName: string;
  /** Whether it is checked for viruses, which whoever opens it should know. */
  readonly scan: string;
  readonly pieces: AsyncIterable<Buffer>;
};

/**
 * Makes the route of a file that may be large and that others have sent. It leaves piece by piece, of
 * which no more than one is in memory, always to be saved and never to be shown in place.
 */
export function streamedFileRoute<P extends RequestParts>(
  declared: Omit<Declared<P, never>, 'answer' | 'example'> & {
    readonly types: readonly string[];
    readonly read: (deps: Deps, call: Call, input: Parsed<P>) => Promise<StreamedFile>;
  },
): Route {
  return {
    method: 'get',
    path: `${apiRoot}${declared.path}`,
    operation: fileOperation(declared, declared.types),
    handlers: look(declared, async ({ deps, call, input, res }) => {
      const { type, size, fileName, scan, pieces } = await declared.read(deps, call, input);
      res
        .attachment(fileName)
        .set({ ...withoutRights, 'Content-Length': String(size), 'Attachment-Scan': scan })
        .type(type);
      const source = Readable.from(pieces, { highWaterMark: 1 });
      await pipeline(source, res).catch(unlessReaderLeft);
    }),
  };
}
