import type { ErrorRequestHandler, Request, Response } from 'express';
import { costOfDeed, type Cost } from '../../domain/acting/cost.ts';
import type { Call } from '../../services/acting/call.ts';
import type { Verdict } from '../../services/quota/quota.ts';
import type { ApiParts } from '../parts.ts';
import { describeError } from '../problems/describe-error.ts';
import { TooManyRequests } from '../problems/errors.ts';
import { actorIfKnown, actorOf } from './caller.ts';
import { addressKey } from './client-address.ts';

const slot = 'counted';

const admit = (verdict: Verdict): void => {
  if (verdict.is === 'refused') throw new TooManyRequests(verdict.seconds);
};

/** Counts a request that nobody has logged in for. @throws TooManyRequests */
export async function countVisit({ quota }: ApiParts, req: Request, res: Response): Promise<void> {
  res.locals[slot] = true;
  admit(await quota.visit(addressKey(req.ip ?? '')));
}

/** Counts a look, before anything is read for it. @throws TooManyRequests */
export async function countLook({ quota }: ApiParts, res: Response): Promise<void> {
  res.locals[slot] = true;
  admit(await quota.look(actorOf(res)));
}

/**
 * Counts a deed, before its transaction begins, so that one that is refused leaves nothing behind.
 *
 * @returns what gives back what was taken, for a deed that turns out to be a replay
 * @throws TooManyRequests
 */
export async function countDeed(
  { quota }: ApiParts,
  res: Response,
  { call, cost }: { readonly call: Call; readonly cost: Cost },
): Promise<() => Promise<void>> {
  res.locals[slot] = true;
  const verdict = await quota.deed(call, cost);
  if (verdict.is === 'refused') throw new TooManyRequests(verdict.seconds);
  return verdict.giveBack;
}

/** A body that was refused for its form need not be what its head promised. */
const largestCounted = 256_000;
const statedBytes = (req: Request): number =>
  Math.min(Number(req.get('Content-Length')) || 0, largestCounted);

const isLook = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

const count = async (parts: ApiParts, req: Request, res: Response): Promise<void> => {
  const actor = actorIfKnown(res);
  if (!actor) return countVisit(parts, req, res);
  if (isLook(req)) return countLook(parts, res);
  const call = { actor, at: parts.clock.now() };
  await countDeed(parts, res, { call, cost: costOfDeed(statedBytes(req)) });
};

/**
 * Counts what was refused before any route counted it: wrong logins, unknown addresses, bodies that
 * cannot be read. Somebody who is logged in is never refused for what others do at the same address.
 * What fails through no fault of the caller (5xx) is not counted.
 */
export function countRefused(parts: ApiParts): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    if (res.locals[slot] !== true && describeError(error).status < 500) {
      await count(parts, req, res);
    }
    next(error);
  };
}
