import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { actorOf } from '../middleware/caller.ts';
import { countLook } from '../middleware/quota.ts';
import { note } from '../middleware/request-context.ts';
import { parseRequest } from '../request-parts.ts';
import { unlessReaderLeft, withoutRights, type File, type FileType } from '../route.ts';
import type { StreamedFile } from '../streamed-file-route.ts';
import type { Asked, PageRoute, Query } from './page-route.ts';
import { demandReader } from './visitor.ts';

type Sent = { readonly res: Response };

type Fetches<P extends Query, Fetched> = {
  readonly path: string;
  readonly request: P;
  /** Asks the services, which authorise and record the look before the file leaves. */
  readonly read: (asked: Asked<P>) => Promise<Fetched>;
};

const fetched = <P extends Query, Fetched>(
  { path, request, read }: Fetches<P, Fetched>,
  send: (sent: Sent, file: Fetched) => Promise<void> | void,
): PageRoute => ({
  method: 'get',
  path,
  handlers: (parts) => [
    async (req, res) => {
      note(res, 'route', path);
      const visit = demandReader(res);
      await countLook(parts, res);
      const call = { actor: actorOf(res), at: parts.clock.now() };
      const input = parseRequest(request, req);
      await send({ res }, await read({ deps: parts.deps, call, input, visit }));
    },
  ],
});

/** Makes the route of a file that a link of a page fetches: always to be saved, never shown in place. */
export function filePage<P extends Query>(
  declared: Fetches<P, File> & { readonly type?: FileType },
): PageRoute {
  return fetched(declared, ({ res }, { fileName, bytes }) => {
    res
      .attachment(fileName)
      .set(withoutRights)
      .type(declared.type ?? 'application/pdf')
      .send(bytes);
  });
}

/** The same of a file that may be large and that others have sent, piece by piece. */
export function streamedFilePage<P extends Query>(declared: Fetches<P, StreamedFile>): PageRoute {
  return fetched(declared, async ({ res }, { fileName, size, scan, type, pieces }) => {
    res
      .attachment(fileName)
      .set({ ...withoutRights, 'Content-Length': String(size), 'Attachment-Scan': scan })
      .type(type);
    const source = Readable.from(pieces, { highWaterMark: 1 });
    await pipeline(source, res).catch(unlessReaderLeft);
  });
}
