import type { PersonActor } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import {
  endOf,
  longestLifeOf,
  sessionKeptUntil,
  sessionStateAt,
} from '../../domain/people/session-times.ts';
import {
  changeSession,
  endSessionsOf,
  insertSession,
  sessionOfToken,
  type FoundSession,
} from '../../database/people/session-store.ts';
import { inTransactionAs } from '../../database/transaction.ts';
import { hashOfToken, newSecretToken } from '../../platform/crypto/secret-token.ts';
import { newId } from '../../platform/ids.ts';
import type { Deps } from '../acting/deps.ts';
import { actorsOf, type PersonLogin } from './logins.ts';

export type ProvenLogin = PersonLogin & {
  /** How many seconds a login counts for (`LOGIN_MAX_AGE_SECONDS`). */
  readonly maxAgeSeconds: number;
  /** The token that the browser came with, of whoever was logged in there before. */
  readonly before: string | undefined;
  /** Who was to prove anew who she is; undefined for a login of whoever it is. */
  readonly expected: string | undefined;
};

/** `nobody`: she holds no function. `another`: somebody else was to prove who she is. */
export type LogIn =
  | { readonly is: 'in'; readonly token: string; readonly personId: string }
  | { readonly is: 'nobody' }
  | { readonly is: 'another' };

type Entering = {
  readonly somebody: PersonActor;
  readonly login: ProvenLogin;
  readonly at: Instant;
};

/** A session that is still open goes on for its own person with what she has just proven. */
const renew = async (deps: Deps, row: FoundSession, entering: Entering): Promise<string> => {
  const { at, login, somebody } = entering;
  const { assurance, loggedInAt, personId } = somebody;
  const { token, hash: tokenHash } = newSecretToken();
  const endsAt = longestLifeOf({ startedAt: row.startedAt, loggedInAt }, login.maxAgeSeconds);
  const proven = { assurance, loggedInAt, lastSeenAt: at, endsAt };
  const keptUntil = sessionKeptUntil(endOf({ ...row, ...proven }).at);
  const change = { ...proven, keptUntil, tokenHash };
  const renewed = await inTransactionAs(deps.db, personId, (tx) =>
    changeSession(tx, row.id, change),
  );
  return renewed ? token : begin(deps, row, entering);
};

const endFormer = async (
  deps: Deps,
  { id, personId }: FoundSession,
  at: Instant,
): Promise<void> => {
  const end = { endedAt: at, endedBecause: 'loggedOut', keptUntil: sessionKeptUntil(at) } as const;
  await inTransactionAs(deps.db, personId, (tx) => endSessionsOf(tx, { id, personId }, end));
};

/** Whose session it was goes on in the function that she was in, with the time that she asked for. */
const goesOn = (former: FoundSession | undefined, { somebody, at }: Entering) => {
  const own = former?.personId === somebody.personId && sessionStateAt(former, at) !== 'forgotten';
  return own
    ? { assignmentId: former.assignmentId, idleMinutes: former.idleMinutes }
    : ({ assignmentId: null, idleMinutes: 30 } as const);
};

const begin = async (
  deps: Deps,
  former: FoundSession | undefined,
  entering: Entering,
): Promise<string> => {
  const { at, login, somebody } = entering;
  const { personId, assurance, loggedInAt } = somebody;
  const { token, hash: tokenHash } = newSecretToken();
  const endsAt = longestLifeOf({ startedAt: at, loggedInAt }, login.maxAgeSeconds);
  const open = { lastSeenAt: at, endedAt: null, endedBecause: null, endsAt };
  const times = { ...open, ...goesOn(former, entering) };
  const keptUntil = sessionKeptUntil(endOf(times).at);
  const of = { id: newId(at), tokenHash, personId, assurance, loggedInAt, startedAt: at };
  await inTransactionAs(deps.db, personId, (tx) =>
    insertSession(tx, { ...of, ...times, keptUntil }),
  );
  return token;
};

const enter = async (
  deps: Deps,
  former: FoundSession | undefined,
  entering: Entering,
): Promise<string> => {
  const { at, login } = entering;
  const isOpen = former !== undefined && sessionStateAt(former, at) === 'open';
  if (isOpen && former.personId === login.expected) return renew(deps, former, entering);
  if (isOpen) await endFormer(deps, former, at);
  return begin(deps, former, entering);
};

/**
 * Lets somebody in whom the provider has just vouched for. Who was to prove anew who she is goes on in
 * her session under another token; anybody else begins one, and the session that the browser had ends.
 *
 * @returns the token of the session, which is stored nowhere
 */
export async function logIn(deps: Deps, login: ProvenLogin, at: Instant): Promise<LogIn> {
  const { before, expected } = login;
  const [somebody] = await actorsOf(deps, login, at);
  if (expected !== undefined && somebody?.personId !== expected) return { is: 'another' };
  if (!somebody) return { is: 'nobody' };
  const hash = hashOfToken(before);
  const former = hash && (await sessionOfToken(deps.db, hash));
  const token = await enter(deps, former, { somebody, login, at });
  return { is: 'in', token, personId: somebody.personId };
}
