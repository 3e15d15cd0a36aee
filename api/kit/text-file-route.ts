import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { actorOf } from '../middleware/caller.ts';
import { countLook } from '../middleware/quota.ts';
import { note } from '../middleware/request-context.ts';
import { parseRequest, type RequestParts } from '../request-parts.ts';
import { unlessReaderLeft, withoutRights } from '../route.ts';
import type { Asked, PageRoute } from './page-route.ts';
import { demandReader } from './visitor.ts';

type Params = Pick<RequestParts, 'params'>;

type TextFile = {
  readonly fileName: string;
  readonly type: 'application/json';
  readonly text: AsyncIterable<string>;
};

/**
 * Makes the route of a file to be saved that may be long. It leaves piece by piece as it is read; when
 * a piece cannot be read, the connection is cut, so that nobody takes a part for the whole.
 */
export function textFileRoute<P extends Params>(declared: {
  readonly path: string;
  readonly request: P;
  readonly read: (asked: Asked<P>) => Promise<TextFile>;
}): PageRoute {
  const { path, request, read } = declared;
  return {
    method: 'get',
    path,
    handlers: (parts) => [
      async (req, res) => {
        note(res, 'route', path);
        const visit = demandReader(res);
        await countLook(parts, res);
        const call = { actor: actorOf(res), at: parts.clock.now() };
        const input = parseRequest(request, req);
        const { fileName, type, text } = await read({ deps: parts.deps, call, input, visit });
        res.attachment(fileName).set(withoutRights).type(type);
        await pipeline(Readable.from(text), res).catch(unlessReaderLeft);
      },
    ],
  };
}
