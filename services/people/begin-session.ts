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
};

const formerOf = async (
  { db }: Deps,
  { before }: ProvenLogin,
): Promise<FoundSession | undefined> => {
  const hash = hashOfToken(before);
  return hash && sessionOfToken(db, hash);
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
const goesOn = (former: FoundSession | undefined, personId: string, at: Instant) => {
  const own = former?.personId === personId && sessionStateAt(former, at) !== 'forgotten';
  return own
    ? { assignmentId: former.assignmentId, idleMinutes: former.idleMinutes }
    : ({ assignmentId: null, idleMinutes: 30 } as const);
};

/**
 * Begins a session for a login that the provider has just vouched for, and ends the one that the
 * browser had.
 *
 * @returns its token, which is stored nowhere; undefined for a person who holds no function
 */
export async function beginSession(
  deps: Deps,
  login: ProvenLogin,
  at: Instant,
): Promise<string | undefined> {
  const [somebody] = await actorsOf(deps, login, at);
  if (!somebody) return undefined;
  const { personId, assurance, loggedInAt } = somebody;
  const former = await formerOf(deps, login);
  if (former && sessionStateAt(former, at) === 'open') await endFormer(deps, former, at);
  const { token, hash: tokenHash } = newSecretToken();
  const open = { lastSeenAt: at, endedAt: null, endedBecause: null };
  const endsAt = longestLifeOf({ startedAt: at, loggedInAt }, login.maxAgeSeconds);
  const times = { ...open, ...goesOn(former, personId, at), endsAt };
  const row = {
    id: newId(at),
    tokenHash,
    personId,
    assurance,
    loggedInAt,
    startedAt: at,
    ...times,
    keptUntil: sessionKeptUntil(endOf(times).at),
  };
  await inTransactionAs(deps.db, personId, (tx) => insertSession(tx, row));
  return token;
}

/** `over`: there is no open session that could go on. `another`: somebody else has logged in. */
export type Renewal =
  | { readonly is: 'renewed'; readonly token: string }
  | { readonly is: 'another' }
  | { readonly is: 'over' };

/**
 * Lets the session of the token that the browser came with go on with the login that its person has
 * just proven anew, under another token.
 */
export async function renewSession(deps: Deps, login: ProvenLogin, at: Instant): Promise<Renewal> {
  const row = await formerOf(deps, login);
  if (!row || sessionStateAt(row, at) !== 'open') return { is: 'over' };
  if (row.subject !== login.subject) return { is: 'another' };
  const { token, hash: tokenHash } = newSecretToken();
  const { assurance, loggedInAt } = login;
  const endsAt = longestLifeOf({ startedAt: row.startedAt, loggedInAt }, login.maxAgeSeconds);
  const proven = { assurance, loggedInAt, lastSeenAt: at, endsAt };
  const keptUntil = sessionKeptUntil(endOf({ ...row, ...proven }).at);
  const change = { ...proven, keptUntil, tokenHash };
  const renewed = await inTransactionAs(deps.db, row.personId, (tx) =>
    changeSession(tx, row.id, change),
  );
  return renewed ? { is: 'renewed', token } : { is: 'over' };
}
