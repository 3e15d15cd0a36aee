import {
  addDays,
  addMinutes,
  atLocalTime,
  compareInstants,
  epochMilliseconds,
  laterOf,
  localDate,
  toInstant,
  type Instant,
  type LocalTime,
} from '../calendar/time.ts';

/** By the clock; times of day are in Europe/Stockholm. */
export type ClockTimes =
  { readonly is: 'daily'; readonly at: LocalTime } | { readonly is: 'hourly' };
/** When a check runs: by the clock, or in rounds with so long a rest between them. */
export type CheckTimes = ClockTimes | { readonly is: 'every'; readonly seconds: number };

/**
 * What the house does again and again without anybody asking, and when: Temporal's schedules and the
 * worker's own rounds are made from this table, and so is what is said of them.
 */
export const checks = {
  /** Sent and received are compared. */
  reconciliation: { is: 'daily', at: '05:30' },
  /** The duty to hold the term meeting is opened. */
  termMeetings: { is: 'daily', at: '06:00' },
  /** The auditor's duty to review the log is opened. */
  logReviews: { is: 'daily', at: '06:15' },
  /** The artificial report of the day is sent. */
  syntheticReports: { is: 'hourly' },
  /** The artificial reports are followed on their way. */
  syntheticWatch: { is: 'every', seconds: 30 },
  /** The house is told of reports that somebody has denied. */
  denials: { is: 'every', seconds: 30 },
  /** What people began to write, and sessions, are erased when their time is over. */
  sweep: { is: 'every', seconds: 300 },
} as const satisfies Readonly<Record<string, CheckTimes>>;
export type CheckName = keyof typeof checks;
export const checkNames = Object.keys(checks) as readonly CheckName[];

export type CheckOutcome = 'done' | 'failed';

/** What is known of the runs of a check. */
export type CheckRuns = {
  /** Since when it is to run. */
  readonly knownSince: Instant;
  /** The last run, whatever became of it. */
  readonly ranAt: Instant | null;
  readonly outcome: CheckOutcome | null;
  /** The last run that came to its end. */
  readonly doneAt: Instant | null;
};

const hourMs = 3_600_000;

/** Everywhere in the world where it matters, Stockholm's full hours are full hours in UTC. */
const fullHour = (at: Instant): Instant => {
  const ms = epochMilliseconds(at);
  return toInstant(ms - (ms % hourMs));
};

const dailyAt = (at: Instant, time: LocalTime, days: number): Instant =>
  atLocalTime(addDays(localDate(at), days), time);

/** The last time at or before `now` when a check was to run; undefined for one without a clock. */
const lastDue = (times: CheckTimes, now: Instant): Instant | undefined => {
  if (times.is === 'every') return undefined;
  if (times.is === 'hourly') return fullHour(now);
  const today = dailyAt(now, times.at, 0);
  return compareInstants(today, now) <= 0 ? today : dailyAt(now, times.at, -1);
};

/** When a check runs next, after `now`. */
export function nextRunOf(
  times: CheckTimes,
  { ranAt }: Pick<CheckRuns, 'ranAt'>,
  now: Instant,
): Instant {
  if (times.is === 'hourly') return addMinutes(fullHour(now), 60);
  if (times.is === 'every') return laterOf(now, addMinutes(ranAt ?? now, times.seconds / 60));
  const today = dailyAt(now, times.at, 0);
  return compareInstants(today, now) > 0 ? today : dailyAt(now, times.at, 1);
}

/** So long a run may take, or begin late because a process is started anew just then. */
const graceMinutes = 30;
/** A round is noted at most once a minute, and one that takes long holds up the next. */
const roundMinutes = 15;
/** Temporal's clock may be behind ours by so much; a run then seems to come before it was due. */
const skewMinutes = 1;

/**
 * Whether a check has not come to its end although it should have: it has not run, or its runs have
 * failed.
 */
export function isOverdue(times: CheckTimes, runs: CheckRuns, now: Instant): boolean {
  const { doneAt, knownSince } = runs;
  const since = doneAt ?? knownSince;
  const due = lastDue(times, addMinutes(now, -graceMinutes));
  if (!due) return compareInstants(addMinutes(since, roundMinutes), now) < 0;
  return compareInstants(addMinutes(since, skewMinutes), due) < 0;
}
