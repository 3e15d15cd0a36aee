import type { Instant } from '../../domain/calendar/time.ts';
import type { Db } from '../connection.ts';
import { instant, orNull, readRow, rowsOf, selection, text, uuid, type RowOf } from '../rows.ts';

/** A login that has begun, asked for before it is known who she is. */
type BegunLogin = {
  readonly tokenHash: Buffer;
  readonly goesTo: string;
  /** The hash of the session whose person is to prove anew who she is. */
  readonly ofSession: Buffer | null;
  readonly begunAt: Instant;
  readonly expiresAt: Instant;
};

/** @returns false when there is no such session */
export async function insertLogin(db: Db, login: BegunLogin): Promise<boolean> {
  const begun = await db.raw(
    'select begin_login(:tokenHash, :goesTo, :ofSession::bytea, :begunAt, :expiresAt) as begun',
    login as never,
  );
  return rowsOf<{ begun: boolean }>(begun)[0]?.begun === true;
}

const taken = selection('take_login(?, ?)', {
  goesTo: text('goes_to'),
  personId: orNull(uuid('person_id')),
  begunAt: instant('begun_at'),
});
export type TakenLogin = RowOf<typeof taken>;

/** Takes a login that has begun, once. @returns undefined when there is none, or its time has passed */
export async function takeLogin(
  db: Db,
  tokenHash: Buffer,
  at: Instant,
): Promise<TakenLogin | undefined> {
  return readRow(db, taken, '', [tokenHash, at]);
}
