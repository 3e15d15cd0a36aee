import type { EndedBecause, IdleMinutes } from '../../domain/people/session-times.ts';
import type { Db } from '../connection.ts';
import {
  bytes,
  countOf,
  insertRows,
  instant,
  int,
  only,
  orNull,
  readRow,
  readRows,
  rowsOf,
  selection,
  table,
  text,
  uuid,
  type RowOf,
} from '../rows.ts';
import type { Tx } from '../transaction.ts';

const sessions = table('web_session', {
  id: uuid('id'),
  tokenHash: bytes('token_hash'),
  personId: uuid('person_id'),
  assurance: text('assurance'),
  loggedInAt: instant('logged_in_at'),
  startedAt: instant('started_at'),
  lastSeenAt: instant('last_seen_at'),
  idleMinutes: int<IdleMinutes>('idle_minutes'),
  endsAt: instant('ends_at'),
  assignmentId: orNull(uuid('assignment_id')),
  endedAt: orNull(instant('ended_at')),
  endedBecause: orNull(text<EndedBecause>('ended_because')),
  keptUntil: instant('kept_until'),
});
type SessionRow = RowOf<typeof sessions>;

const { tokenHash: _hash, keptUntil: _kept, ...shown } = sessions.columns;
const found = selection('session_of_token(?)', {
  ...shown,
  subject: text('subject'),
  givenName: text('given_name'),
  familyName: text('family_name'),
  title: text('title'),
});
/** A session with the person who is logged in by it. */
export type FoundSession = RowOf<typeof found>;

/**
 * The session whose token has this hash, open or ended. It is asked before it is known who acts, so it
 * goes through a function of the database that runs in the owner's name.
 */
export async function sessionOfToken(db: Db, hash: Buffer): Promise<FoundSession | undefined> {
  return readRow(db, found, '', [hash]);
}

export async function insertSession(tx: Tx, row: SessionRow): Promise<void> {
  await insertRows(tx, sessions, [row]);
}

type Change = Partial<Omit<SessionRow, 'id' | 'personId' | 'startedAt'>>;

/** @returns false when it has ended meanwhile, or is another's; nothing is written then */
export async function changeSession(tx: Tx, id: string, change: Change): Promise<boolean> {
  const names = Object.keys(change) as (keyof Change)[];
  const places = names.map((name) => `${sessions.columns[name].sql} = ?`).join(', ');
  const values = names.map((name) => change[name] as never);
  const sql = `update web_session set ${places} where id = ? and ended_at is null`;
  return countOf(await tx.raw(sql, [...values, id])) === 1;
}

/**
 * Ends the sessions of a person that are still open, or one of them.
 *
 * @returns how many there were
 */
export async function endSessionsOf(
  tx: Tx,
  of: { readonly personId: string; readonly id?: string },
  end: Required<Pick<Change, 'endedAt' | 'endedBecause' | 'keptUntil'>>,
): Promise<number> {
  const sql = `update web_session set ended_at = :endedAt, ended_because = :endedBecause,
      kept_until = :keptUntil
    where person_id = :personId and id = coalesce(:id::uuid, id) and ended_at is null`;
  return countOf(await tx.raw(sql, { id: null, ...of, ...end } as never));
}

const own = only(
  sessions,
  'id',
  'startedAt',
  'loggedInAt',
  'lastSeenAt',
  'idleMinutes',
  'endsAt',
  'endedAt',
  'endedBecause',
);
type OwnSession = RowOf<typeof own>;

/** A person's own sessions that nothing has ended by a deed, newest first. */
export async function ownSessions(tx: Tx, personId: string): Promise<readonly OwnSession[]> {
  const where = 'where person_id = ? and ended_at is null order by started_at desc, id desc';
  return readRows(tx, own, where, [personId]);
}

const ofStaff = selection('sessions_of_staff(?)', {
  startedAt: instant('started_at'),
  lastSeenAt: instant('last_seen_at'),
  idleMinutes: int<IdleMinutes>('idle_minutes'),
  endsAt: instant('ends_at'),
  endedAt: orNull(instant('ended_at')),
  endedBecause: orNull(text<EndedBecause>('ended_because')),
});
/** A session as an administrator is told of it. */
export type StaffSession = RowOf<typeof ofStaff>;

/** Where somebody of the caller's municipality is logged in, newest first, as `ownSessions`. */
export async function sessionsOfStaff(tx: Tx, personId: string): Promise<readonly StaffSession[]> {
  return readRows(tx, ofStaff, '', [personId]);
}

/**
 * Ends the sessions of somebody of the caller's municipality: those in one function, or all.
 *
 * @returns how many there were
 */
export async function endSessionsOfStaff(
  tx: Tx,
  of: { readonly personId: string; readonly assignmentId: string | null },
  end: Required<Pick<Change, 'endedAt' | 'endedBecause' | 'keptUntil'>>,
): Promise<number> {
  const ended = await tx.raw(
    `select end_sessions_of_staff(:personId, :assignmentId, :endedAt, :endedBecause, :keptUntil)
       as count`,
    { ...of, ...end } as never,
  );
  return rowsOf<{ count: number }>(ended)[0]?.count ?? 0;
}
