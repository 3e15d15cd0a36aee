import type { Request } from 'express';
import type { z } from 'zod';
import type { Call } from '../services/acting/call.ts';
import type { Deps } from '../services/acting/deps.ts';
import { actorOf } from './middleware/caller.ts';
import { countLook } from './middleware/quota.ts';
import { note } from './middleware/request-context.ts';
import { octetsOperation, type Declared } from './operation.ts';
import { UnsupportedMediaType } from './problems/errors.ts';
import { parseRequest, type Parsed, type RequestParts } from './request-parts.ts';
import { apiRoot, send, type Route } from './route.ts';

/** Refuses what is packed, too: its length would be another than that of the file. */
const refuseOtherThanOctets = (req: Request): void => {
  const isOctets = req.is('application/octet-stream') !== false;
  const isPlain = (req.get('Content-Encoding') ?? 'identity') === 'identity';
  if (!isOctets || !isPlain) throw new UnsupportedMediaType('not-octets');
};

/** The connection broke while the body came, so that nobody is left to be answered. */
const isCutOff = (req: Request): boolean => req.destroyed && !req.complete;

/**
 * Makes the route of bytes that come as they are, of any length: they are handed on as they come, and
 * no more of them is in memory than the connection holds. It counts as one reading; what is stored is
 * counted where it is begun.
 */
export function octetsRoute<P extends RequestParts, R extends z.ZodType>(
  declared: Declared<P, R> & {
    readonly take: (
      deps: Deps,
      call: Call,
      input: Parsed<P>,
      body: AsyncIterable<Uint8Array>,
    ) => Promise<z.input<R>>;
  },
): Route {
  return {
    method: 'post',
    path: `${apiRoot}${declared.path}`,
    operation: octetsOperation(declared),
    body: 'octets',
    handlers: (parts) => [
      async (req, res) => {
        note(res, 'route', declared.path);
        await countLook(parts, res);
        refuseOtherThanOctets(req);
        const input = parseRequest(declared.request, req);
        const call = { actor: actorOf(res), at: parts.clock.now() };
        try {
          const answer = await declared.take(parts.deps, call, input, req);
          send(res, 200, declared.answer.parse(answer));
        } catch (error) {
          if (!isCutOff(req)) throw error;
        }
      },
    ],
  };
}
