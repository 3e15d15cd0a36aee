import { compareInstants, localDate, type Instant } from '../calendar/time.ts';
import { endOfWeekday } from '../duties/due-dates.ts';

/** Why nobody works on an opened case: its holder is away or has left, or nothing was done for long. */
export type Unattended = 'holderAbsent' | 'holderGone' | 'idle';

/** Where the holder of a case is. */
export type Holder =
  | { readonly is: 'present' }
  | { readonly is: 'gone' }
  | { readonly is: 'away'; readonly since: Instant };

/** When the receiver last did something in a case, took it, and left it to its holder (`caseKept`). */
export type Work = {
  readonly workedAt: Instant;
  readonly takenAt: Instant;
  readonly keptAt: Instant | null;
};

const idleWeekdays = 5;

/** From when on a case counts as idle, if nothing more is done in it. */
export function idleAt({ workedAt }: Pick<Work, 'workedAt'>): Instant {
  return endOfWeekday(localDate(workedAt), idleWeekdays);
}

/** Whether the leader has left the case as it is since this came about. */
const isLeft = ({ keptAt }: Work, since: Instant): boolean =>
  keptAt !== null && compareInstants(keptAt, since) >= 0;

/**
 * Why a case has to go to the leader's queue; undefined while somebody is at work on it, or the leader
 * has looked at the same reason already and left the case to its holder.
 */
export function whyUnattended(holder: Holder, work: Work, now: Instant): Unattended | undefined {
  if (holder.is === 'gone' && !isLeft(work, work.takenAt)) return 'holderGone';
  if (holder.is === 'away' && !isLeft(work, holder.since)) return 'holderAbsent';
  return compareInstants(now, idleAt(work)) >= 0 ? 'idle' : undefined;
}
