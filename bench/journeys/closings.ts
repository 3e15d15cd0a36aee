import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '../../database/connection.ts';
import { databaseTime } from '../../database/database-time.ts';
import { rowsOf } from '../../database/rows.ts';
import type { Walked } from './paces.ts';

export type Closings = {
  /** Reports that were closed when the wait was over. */
  readonly closed: number;
  readonly all: boolean;
  /** Milliseconds from the last deed to the instant of closing, of those that were closed. */
  readonly afterMs: readonly number[];
  /** When the last of them closed, in milliseconds since 1970-01-01 UTC by this process's clock. */
  readonly lastAt: number;
};

type Closing = { readonly id: string; readonly at: number };

const lookEveryMs = 500;
const longestWaitMs = 60_000;

/** One statement for all of them, seldom: what is measured must not be slower for being watched. */
const closingsOf = async (db: Db, ids: readonly string[]): Promise<readonly Closing[]> =>
  rowsOf<Closing>(
    await db.raw(
      `select id, extract(epoch from closed_at)::float8 * 1000 as at
       from report where id = any(?::uuid[]) and closed_at is not null`,
      [[...ids]],
    ),
  );

/** Milliseconds by which this process's clock is ahead of the database's. */
const aheadOf = async (db: Db): Promise<number> => {
  await databaseTime(db);
  const before = Date.now();
  const there = await databaseTime(db);
  return (before + Date.now()) / 2 - there;
};

/**
 * Waits until every report is closed, or for a minute, and compares when with their last deeds.
 *
 * @param db superuser, whom no fence binds
 */
export async function awaitClosings(db: Db, walked: readonly Walked[]): Promise<Closings> {
  const ids = walked.map(({ reportId }) => reportId);
  const deadline = Date.now() + longestWaitMs;
  let found = await closingsOf(db, ids);
  while (found.length < ids.length && Date.now() < deadline) {
    await pause(lookEveryMs);
    found = await closingsOf(db, ids);
  }
  const ahead = await aheadOf(db);
  const ended = new Map(walked.map(({ reportId, endedAt }) => [reportId, endedAt]));
  const closed = found.map(({ id, at }) => ({ endedAt: ended.get(id) ?? 0, at: at + ahead }));
  return {
    closed: found.length,
    all: found.length === ids.length,
    afterMs: closed.map(({ endedAt, at }) => Math.max(0, at - endedAt)),
    lastAt: Math.max(...closed.map(({ at }) => at)),
  };
}
