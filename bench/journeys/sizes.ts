import type { Pace } from './paces.ts';

export type Sizes = {
  /** Walked before anything is measured, so that every process has compiled what it uses. */
  readonly warmUp: Pace;
  readonly oneAfterTheOther: Pace;
  readonly inFlight: Pace;
  readonly human: Pace;
};

const whole: Sizes = {
  warmUp: { people: 20, journeysEach: 4, thoughtMs: 0 },
  oneAfterTheOther: { people: 1, journeysEach: 40, thoughtMs: 0 },
  inFlight: { people: 20, journeysEach: 10, thoughtMs: 0 },
  // Nine seconds of thought in each journey, so that it takes about a minute.
  human: { people: 40, journeysEach: 7, thoughtMs: 1_000 },
};

const small: Sizes = {
  warmUp: { people: 2, journeysEach: 2, thoughtMs: 0 },
  oneAfterTheOther: { people: 1, journeysEach: 3, thoughtMs: 0 },
  inFlight: { people: 4, journeysEach: 2, thoughtMs: 0 },
  human: { people: 4, journeysEach: 1, thoughtMs: 100 },
};

/** @param quick sizes of some seconds in all, whose figures say nothing */
export function sizesOf(quick: boolean): Sizes {
  return quick ? small : whole;
}
