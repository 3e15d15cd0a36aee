import {
  addDays,
  addMinutes,
  atLocalTime,
  epochMilliseconds,
  type Instant,
} from '../../domain/calendar/time.ts';
import type { Db } from '../../database/connection.ts';
import {
  lateRungs,
  missingReports,
  waitingForRelay,
  waitingLetters,
  type Waiting,
} from '../../database/waking/figures-store.ts';
import { recallState } from '../../database/waking/worker-state-store.ts';
import { fallenSenders } from './watch-volume.ts';

/** How much waits, and for how many seconds the oldest of it does: 0 when nothing waits. */
export type Backlog = { readonly count: number; readonly oldestSeconds: number };

const backlog = ({ count, oldestAt }: Waiting, now: Instant): Backlog => ({
  count,
  oldestSeconds:
    oldestAt === null
      ? 0
      : Math.max(0, (epochMilliseconds(now) - epochMilliseconds(oldestAt)) / 1_000),
});

/** Letters of older facts are no longer counted; the daily check has found them by then. */
const letterMinutes = 7 * 24 * 60;
/** A day and what two runs of the daily comparison may lie apart besides. */
const comparisonMinutes = 26 * 60;

/** The streams whose workflow has not been told of their newest fact. */
export async function relayBacklog(db: Db, now: Instant): Promise<Backlog> {
  return backlog(await waitingForRelay(db), now);
}

/** The letters that a fact of the last seven days has made due and that are not made. */
export async function letterBacklog(db: Db, now: Instant): Promise<Backlog> {
  return backlog(await waitingLetters(db, { since: addMinutes(now, -letterMinutes), now }), now);
}

/** The rungs that were due before now. */
export async function rungBacklog(db: Db, now: Instant): Promise<Backlog> {
  return backlog(await lateRungs(db, now), now);
}

export type Comparison = {
  /** Reports by which the counts differ, in the comparisons of the last 26 hours. */
  readonly missingReports: number;
  /** The end of the newest day compared, in seconds since 1970; undefined before the first. */
  readonly throughSeconds: number | undefined;
  /** Senders whose reports have fallen, in the seven days up to that. */
  readonly fallenSenders: number;
};

/** What the daily comparison of reports sent and received has found. */
export async function lastComparison(db: Db, now: Instant): Promise<Comparison> {
  const missing = await missingReports(db, addMinutes(now, -comparisonMinutes));
  const day = await recallState(db, 'reconciledThrough');
  const end = day === undefined ? undefined : atLocalTime(addDays(day, 1), '00:00');
  return {
    missingReports: missing,
    throughSeconds: end === undefined ? undefined : epochMilliseconds(end) / 1_000,
    fallenSenders: day === undefined ? 0 : (await fallenSenders(db, day)).length,
  };
}
