import type { Request, RequestHandler, Response } from 'express';
import { actorId } from '../../domain/access/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import { newId } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import { actorIfKnown } from './caller.ts';

const slots = { requestId: 'requestId', route: 'route', code: 'code' } as const;
type Slot = keyof typeof slots;

/**
 * Notes something about the running request for its line in the log: ids, codes and path templates
 * only, never values, because no personal data may reach the log.
 */
export function note(res: Response, slot: Exclude<Slot, 'requestId'>, value: string): void {
  res.locals[slots[slot]] = value;
}

const noted = (res: Response, slot: Slot): string | undefined => {
  const value: unknown = res.locals[slots[slot]];
  return typeof value === 'string' ? value : undefined;
};

export function requestIdOf(res: Response): string {
  return noted(res, 'requestId') ?? 'unknown';
}

/** The caller's trace (W3C Trace Context), when there is a well-formed one. */
const traceIdOf = (req: Request): string | undefined =>
  /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(req.get('traceparent') ?? '')?.[1];

/**
 * Status in the log when the client went away before the answer; proxies (nginx) log the same one.
 */
export const clientGone = 499;

/** What the log and the metrics call a request that reached no route. */
export const noRoute = 'none';

/** Is told of each request when it is over: its route as a template, and how long it took. */
export type RequestEnded = (request: {
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
}) => void;

export type ContextParts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly requestEnded?: RequestEnded | undefined;
};

/** Gives every request an id and, when it is over, one line in the log and its place in the metrics. */
export function requestContext({ clock, log, requestEnded }: ContextParts): RequestHandler {
  return (req, res, next) => {
    const startedAt = clock.now();
    const began = performance.now();
    const requestId = newId(startedAt);
    res.locals[slots.requestId] = requestId;
    res.set('X-Request-Id', requestId);
    res.on('close', () => {
      const actor = actorIfKnown(res);
      const ended = {
        method: req.method,
        route: noted(res, 'route') ?? noRoute,
        status: res.writableFinished ? res.statusCode : clientGone,
      };
      requestEnded?.({ ...ended, seconds: (performance.now() - began) / 1_000 });
      log.info('request', {
        requestId,
        traceId: traceIdOf(req),
        ...ended,
        durationMs: Date.parse(clock.now()) - Date.parse(startedAt),
        actorId: actor && actorId(actor),
        code: noted(res, 'code'),
      });
    });
    next();
  };
}
