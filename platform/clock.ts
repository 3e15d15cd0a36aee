/** Where "now" comes from. Product code is given a clock, so that a test can set the hour. */
export type Clock = {
  /** The present instant: ISO 8601 in UTC with milliseconds, `2026-03-02T07:30:00.000Z`. */
  readonly now: () => string;
};

/** The machine's own clock; the only place in the product that reads it. */
export const systemClock: Clock = { now: () => new Date().toISOString() };

/** What a machine knows of time, in milliseconds. */
export type MachineTime = {
  /** Since 1970-01-01 UTC, by the machine's clock, which may be wrong and be set while we run. */
  readonly system: () => number;
  /** Since some moment of its own, always at the same pace, whatever the clock is set to. */
  readonly elapsed: () => number;
};

export const machineTime: MachineTime = {
  system: () => Date.now(),
  elapsed: () => performance.now(),
};
