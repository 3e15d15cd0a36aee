import type { PersonActor } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import {
  endOf,
  isSeenAnew,
  sessionKeptUntil,
  sessionStateAt,
  type IdleMinutes,
  type SessionEnd,
} from '../../domain/people/session-times.ts';
import {
  changeSession,
  endSessionsOf,
  sessionOfToken,
  type FoundSession,
} from '../../database/people/session-store.ts';
import { inTransactionAs } from '../../database/transaction.ts';
import { hashOfToken } from '../../platform/crypto/secret-token.ts';
import type { Deps } from '../acting/deps.ts';
import { actorsOf } from './logins.ts';

export type WebSession = {
  readonly id: string;
  readonly personId: string;
  readonly startedAt: Instant;
  readonly loggedInAt: Instant;
  readonly idleMinutes: IdleMinutes;
  /** When it ends whatever happens. */
  readonly endsAt: Instant;
  /** When it ends if no other request comes. */
  readonly endsUnlessSeenAt: Instant;
};

export type SessionPerson = {
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
  readonly login: string;
};

type LoggedIn = {
  readonly session: WebSession;
  readonly person: SessionPerson;
  /** One for each function that she holds now; at least one. */
  readonly actors: readonly PersonActor[];
};

/** Somebody who is logged in: in one of her functions, or about to choose among several. */
export type Present =
  | ({ readonly is: 'choosing' } & LoggedIn)
  | ({ readonly is: 'here'; readonly actor: PersonActor } & LoggedIn);

/** Who comes with a request, by the cookie of her session. */
export type Visit =
  | { readonly is: 'nobody' }
  | {
      readonly is: 'ended';
      readonly why: SessionEnd;
      /**
       * The function that she was in, for keeping what she typed; undefined when she does not hold it
       * any more, had several and chose none, or when somebody ended the session by a deed.
       */
      readonly actor: PersonActor | undefined;
    }
  | Present;

const viewOf = (row: FoundSession): WebSession => {
  const { id, personId, startedAt, loggedInAt, idleMinutes, endsAt } = row;
  const endsUnlessSeenAt = endOf(row).at;
  return { id, personId, startedAt, loggedInAt, idleMinutes, endsAt, endsUnlessSeenAt };
};

/** The function she has chosen as long as she holds it, else the only one that she holds. */
const chosenOf = (
  { assignmentId }: FoundSession,
  actors: readonly PersonActor[],
): PersonActor | undefined => {
  const [only, another] = actors;
  const chosen = actors.find(({ assignment }) => assignment.id === assignmentId);
  return chosen ?? (another ? undefined : only);
};

const presentIn = (row: FoundSession, actors: readonly PersonActor[]): Present => {
  const { givenName, familyName, title, subject: login } = row;
  const person = { givenName, familyName, title, login };
  const actor = chosenOf(row, actors);
  const loggedIn = { session: viewOf(row), person, actors };
  return actor ? { is: 'here', actor, ...loggedIn } : { is: 'choosing', ...loggedIn };
};

const endFor = async (deps: Deps, row: FoundSession, at: Instant): Promise<Visit> => {
  const end = {
    endedAt: at,
    endedBecause: 'functionEnded',
    keptUntil: sessionKeptUntil(at),
  } as const;
  const { id, personId } = row;
  await inTransactionAs(deps.db, personId, (tx) => endSessionsOf(tx, { id, personId }, end));
  return { is: 'ended', why: 'functionEnded', actor: undefined };
};

const seenAnew = async (deps: Deps, row: FoundSession, at: Instant): Promise<FoundSession> => {
  const seen = { ...row, lastSeenAt: at };
  const change = { lastSeenAt: at, keptUntil: sessionKeptUntil(endOf(seen).at) };
  await inTransactionAs(deps.db, row.personId, (tx) => changeSession(tx, row.id, change));
  return seen;
};

const isByItself = (why: SessionEnd): boolean => why === 'idle' || why === 'absolute';

/**
 * Who comes with a token, and which functions she holds now: they are read at every request, so that
 * a right that is taken away is gone at once. A session of a person with no function left ends. That
 * somebody was seen is written at most once a minute.
 */
export async function sessionByToken(
  deps: Deps,
  token: string | undefined,
  at: Instant,
): Promise<Visit> {
  const hash = hashOfToken(token);
  const row = hash && (await sessionOfToken(deps.db, hash));
  const state = row ? sessionStateAt(row, at) : 'forgotten';
  if (!row || state === 'forgotten') return { is: 'nobody' };
  const { why } = endOf(row);
  if (state === 'ended' && !isByItself(why)) return { is: 'ended', why, actor: undefined };
  const actors = await actorsOf(deps, row, at);
  if (state === 'ended') return { is: 'ended', why, actor: chosenOf(row, actors) };
  if (actors.length === 0) return endFor(deps, row, at);
  return presentIn(isSeenAnew(row, at) ? await seenAnew(deps, row, at) : row, actors);
}
