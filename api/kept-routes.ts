import type { z } from 'zod';
import type { Cost } from '../domain/acting/cost.ts';
import type { Call } from '../services/acting/call.ts';
import type { Deps } from '../services/acting/deps.ts';
import { demandedEtag, expectedEtag } from './conditional-request.ts';
import { actorOf } from './middleware/caller.ts';
import { countDeed } from './middleware/quota.ts';
import { note } from './middleware/request-context.ts';
import { forgettingOperation, savingOperation, type Declared } from './operation.ts';
import { parseRequest, type Parsed, type RequestParts } from './request-parts.ts';
import { apiRoot, send, type Route } from './route.ts';

/** A row that takes the place of another weighs less than one that is kept for good. */
const savingCost = (bytes: number): Cost => ({
  kilobytes: Math.ceil(bytes / 1000),
  refusable: true,
});

/**
 * Makes the route by which a caller saves what she keeps for herself. It stands in the place of what
 * was kept before, so that she has to say what she saw last: two windows do not write over each other
 * unseen.
 */
export function savingRoute<P extends RequestParts, R extends z.ZodType>(
  declared: Declared<P, R> & {
    readonly save: (deps: Deps, call: Call, input: Parsed<P>) => Promise<z.input<R>>;
  },
): Route {
  return {
    method: 'put',
    path: `${apiRoot}${declared.path}`,
    operation: savingOperation(declared),
    handlers: (parts) => [
      async (req, res) => {
        note(res, 'route', declared.path);
        const expected = demandedEtag(req);
        const input = parseRequest(declared.request, req);
        const call = { actor: actorOf(res), at: parts.clock.now(), ...expected };
        const cost = savingCost(Buffer.byteLength(JSON.stringify(req.body ?? {})));
        await countDeed(parts, res, { call, cost });
        send(res, 200, declared.answer.parse(await declared.save(parts.deps, call, input)));
      },
    ],
  };
}

/** Makes the route by which she forgets it. That it is gone already is no error. */
export function forgettingRoute<P extends RequestParts>(
  declared: Omit<Declared<P, never>, 'answer' | 'example'> & {
    readonly forget: (deps: Deps, call: Call, input: Parsed<P>) => Promise<void>;
  },
): Route {
  return {
    method: 'delete',
    path: `${apiRoot}${declared.path}`,
    operation: forgettingOperation(declared),
    handlers: (parts) => [
      async (req, res) => {
        note(res, 'route', declared.path);
        const expected = expectedEtag(req);
        const input = parseRequest(declared.request, req);
        const call = { actor: actorOf(res), at: parts.clock.now(), ...expected };
        await countDeed(parts, res, { call, cost: savingCost(0) });
        await declared.forget(parts.deps, call, input);
        res.status(204).end();
      },
    ],
  };
}
