import type { Response } from 'express';
import type { PersonActor } from '../../domain/access/actor.ts';
import { Forbidden } from '../../domain/errors.ts';
import { visitOf } from '../middleware/web-session.ts';
import { typedFields } from './typed-fields.ts';
import { ComeIn } from './visitor.ts';

/** The hidden field in which a form says for which function it was shown. */
export const ofWriter = '_by';

const senderOf = (res: Response): PersonActor => {
  const visit = visitOf(res);
  if (visit.is === 'here') return visit.actor;
  if (visit.is === 'ended' && visit.actor) return visit.actor;
  throw new ComeIn(visit);
};

/**
 * Whoever sends what she has typed: she may have been logged out meanwhile, and it is kept all the
 * same. A form that was left open is not sent in the name of whoever has logged in since at the same
 * computer, nor in another function of the same person.
 *
 * @throws ComeIn when nobody can be told by the session
 * @throws Forbidden `another-writer` when the form was shown to somebody else
 */
export function writerOf(res: Response): PersonActor {
  const sender = senderOf(res);
  const { [ofWriter]: writer = sender.assignment.id } = typedFields(res.req.body);
  if (writer !== sender.assignment.id)
    throw new Forbidden('another-writer', { rule: 'sameWriter' });
  return sender;
}

/** Once the text is kept: nothing else is done for whoever has been logged out. @throws ComeIn */
export function letOnlyReadersOn(res: Response): void {
  const visit = visitOf(res);
  if (visit.is !== 'here') throw new ComeIn(visit, { kept: true });
}
