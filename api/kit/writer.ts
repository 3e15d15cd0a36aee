import type { Response } from 'express';
import type { PersonActor } from '../../domain/access/actor.ts';
import { visitOf } from '../middleware/web-session.ts';
import { ComeIn } from './visitor.ts';

/**
 * Whoever sends what she has typed: she may have been logged out meanwhile, and it is kept all the
 * same.
 *
 * @throws ComeIn when nobody can be told by the session
 */
export function writerOf(res: Response): PersonActor {
  const visit = visitOf(res);
  if (visit.is === 'here') return visit.actor;
  if (visit.is === 'ended' && visit.actor) return visit.actor;
  throw new ComeIn(visit);
}

/** Once the text is kept: nothing else is done for whoever has been logged out. @throws ComeIn */
export function letOnlyReadersOn(res: Response): void {
  const visit = visitOf(res);
  if (visit.is !== 'here') throw new ComeIn(visit, { kept: true });
}
