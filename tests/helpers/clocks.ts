import type { Clock } from '../../platform/clock.ts';

export type Elapsed = {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly milliseconds?: number;
};

export type AdjustableClock = Clock & {
  /** Jumps to an ISO instant, forwards or backwards. */
  readonly set: (instant: string) => void;
  /** Lets real time pass: a day is 24 hours here, whatever the local calendar says. */
  readonly advance: (by: Elapsed) => void;
};

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

const milliseconds = (by: Elapsed): number =>
  (((by.days ?? 0) * 24 + (by.hours ?? 0)) * 60 + (by.minutes ?? 0)) * 60_000 +
  (by.seconds ?? 0) * 1000 +
  (by.milliseconds ?? 0);

/** A clock the test moves by hand. @throws RangeError when an instant is not a date */
export function adjustableClock(start: string): AdjustableClock {
  let now = iso(Date.parse(start));
  return {
    now: () => now,
    set: (instant) => {
      now = iso(Date.parse(instant));
    },
    advance: (by) => {
      now = iso(Date.parse(now) + milliseconds(by));
    },
  };
}
