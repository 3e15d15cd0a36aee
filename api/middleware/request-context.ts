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
const clientGone = 499;

/** Gives every request an id and, when it is over, one line in the log. */
export function requestContext({
  clock,
  log,
}: {
  readonly clock: Clock;
  readonly log: Log;
}): RequestHandler {
  return (req, res, next) => {
    const startedAt = clock.now();
    const requestId = newId(startedAt);
    res.locals[slots.requestId] = requestId;
    res.set('X-Request-Id', requestId);
    res.on('close', () => {
      const actor = actorIfKnown(res);
      log.info('request', {
        requestId,
        traceId: traceIdOf(req),
        method: req.method,
        route: noted(res, 'route') ?? 'none',
        status: res.writableFinished ? res.statusCode : clientGone,
        durationMs: Date.parse(clock.now()) - Date.parse(startedAt),
        actorId: actor && actorId(actor),
        code: noted(res, 'code'),
      });
    });
    next();
  };
}
