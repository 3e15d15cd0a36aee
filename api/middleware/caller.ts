import type { Response } from 'express';
import type { Actor } from '../../domain/access/actor.ts';

const slot = 'actor';

/** Set once per request by `authenticate`, never by a route. */
export const rememberActor = (res: Response, actor: Actor): void => {
  res.locals[slot] = actor;
};

export const actorIfKnown = (res: Response): Actor | undefined =>
  res.locals[slot] as Actor | undefined;

/** Who asks. @throws Error on a route that was registered in front of `authenticate` */
export const actorOf = (res: Response): Actor => {
  const actor = actorIfKnown(res);
  if (!actor) throw new Error('a route that needs a caller stands in front of authentication');
  return actor;
};
