import type { Response } from 'express';
import type { Actor } from '../../domain/access/actor.ts';

const slot = 'actor';

/** Set once per request by `authenticate`, never by a route. */
export function rememberActor(res: Response, actor: Actor): void {
  res.locals[slot] = actor;
}

export function actorIfKnown(res: Response): Actor | undefined {
  return res.locals[slot] as Actor | undefined;
}

/** The caller. @throws Error on a route that was registered in front of `authenticate` */
export function actorOf(res: Response): Actor {
  const actor = actorIfKnown(res);
  if (!actor) throw new Error('a route that needs a caller stands in front of authentication');
  return actor;
}
