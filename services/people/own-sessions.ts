import type { PersonActor } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { NotFound } from '../../domain/errors.ts';
import {
  endOf,
  sessionKeptUntil,
  sessionStateAt,
  type IdleMinutes,
} from '../../domain/people/session-times.ts';
import { changeSession, endSessionsOf, ownSessions } from '../../database/people/session-store.ts';
import { inTransactionAs } from '../../database/transaction.ts';
import type { Deps } from '../acting/deps.ts';
import type { Present } from './session-of-token.ts';

/**
 * Acts from now on in one of her functions.
 *
 * @throws NotFound when she does not hold it now, or the session has ended meanwhile
 */
export async function chooseFunction(
  { db }: Deps,
  { session, actors }: Present,
  assignmentId: string,
): Promise<PersonActor> {
  const chosen = actors.find(({ assignment }) => assignment.id === assignmentId);
  if (!chosen) throw new NotFound();
  const { id, personId } = session;
  const done = await inTransactionAs(db, personId, (tx) => changeSession(tx, id, { assignmentId }));
  if (!done) throw new NotFound();
  return chosen;
}

/** Says how long this session lasts without a request. @throws NotFound when it has ended meanwhile */
export async function keepLonger(
  { db }: Deps,
  { session }: Present,
  { idleMinutes, at }: { readonly idleMinutes: IdleMinutes; readonly at: Instant },
): Promise<void> {
  const times = { ...session, idleMinutes, lastSeenAt: at, endedAt: null, endedBecause: null };
  const change = { idleMinutes, lastSeenAt: at, keptUntil: sessionKeptUntil(endOf(times).at) };
  const { id, personId } = session;
  const done = await inTransactionAs(db, personId, (tx) => changeSession(tx, id, change));
  if (!done) throw new NotFound();
}

export type SessionView = {
  readonly id: string;
  readonly startedAt: Instant;
  readonly lastSeenAt: Instant;
  /** The session of this very request. */
  readonly isThis: boolean;
};

/** Where she is logged in now, newest first. */
export async function listSessions(
  { db }: Deps,
  { session }: Present,
  at: Instant,
): Promise<readonly SessionView[]> {
  const rows = await inTransactionAs(db, session.personId, (tx) =>
    ownSessions(tx, session.personId),
  );
  return rows
    .filter((row) => sessionStateAt(row, at) === 'open')
    .map(({ id, startedAt, lastSeenAt }) => ({
      id,
      startedAt,
      lastSeenAt,
      isThis: id === session.id,
    }));
}

/**
 * Ends one of her own sessions: this one, by which she logs out, or another.
 *
 * @throws NotFound when she has no such session that is open
 */
export async function endSession(
  { db }: Deps,
  { session }: Present,
  { id, at }: { readonly id: string; readonly at: Instant },
): Promise<void> {
  const { personId } = session;
  const endedBecause = id === session.id ? 'loggedOut' : 'revoked';
  const end = { endedAt: at, endedBecause, keptUntil: sessionKeptUntil(at) } as const;
  const ended = await inTransactionAs(db, personId, (tx) =>
    endSessionsOf(tx, { personId, id }, end),
  );
  if (ended === 0) throw new NotFound();
}
