/** Where "now" comes from. Product code is given a clock, so that a test can set the hour. */
export type Clock = {
  /** The present instant: ISO 8601 in UTC with milliseconds, `2026-03-02T07:30:00.000Z`. */
  readonly now: () => string;
};

/** The machine's own clock; the only place in the product that reads it. */
export const systemClock: Clock = { now: () => new Date().toISOString() };
