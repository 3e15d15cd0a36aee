import {
  addMinutes,
  atLocalTime,
  compareInstants,
  localDate,
  type Instant,
  type LocalDate,
} from '../calendar/time.ts';

/**
 * How far the artificial report of a day has come through the whole chain, in the order of the chain:
 * not even sent, received, its workflow woken, its document drawn, a notice made of its task, and the
 * notice delivered.
 */
export const syntheticStages = [
  'notSent',
  'received',
  'woken',
  'drawn',
  'noticed',
  'delivered',
] as const;
export type SyntheticStage = (typeof syntheticStages)[number];

/** What can be seen of it on its way. */
export type SyntheticTraces = {
  readonly woken: boolean;
  readonly drawn: boolean;
  readonly noticed: boolean;
};

/** The last stage without a gap before it: what came after one that is missing went another way. */
export function stageOf({ woken, drawn, noticed }: SyntheticTraces): SyntheticStage {
  if (!woken) return 'received';
  if (!drawn) return 'woken';
  return noticed ? 'noticed' : 'drawn';
}

/** In so many minutes its notice has to be delivered. An acute report rings after five. */
const limitMinutes = 15;

/** Whether what began then should have come to its end by now. */
export function isOverLimit(since: Instant, now: Instant): boolean {
  return compareInstants(addMinutes(since, limitMinutes), now) <= 0;
}

/** When it is sent on a day: at the full hour that the municipality's settings say, in Stockholm. */
export function syntheticAt(day: LocalDate, hour: number): Instant {
  return atLocalTime(day, `${String(hour).padStart(2, '0')}:00`);
}

/** Whether that hour has come on this day. */
export function isItsHour(hour: number, now: Instant): boolean {
  return compareInstants(syntheticAt(localDate(now), hour), now) <= 0;
}

/** A chain that came to a stop; `sentAt` is null where nothing was sent. */
export type SyntheticStopped = {
  readonly day: LocalDate;
  readonly sentAt: Instant | null;
  readonly reached: SyntheticStage;
};
