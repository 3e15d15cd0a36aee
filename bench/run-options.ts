import type { Size } from './measure.ts';

/** `--quick` shrinks every size and judges nothing; `--full` takes the largest. */
export type BenchOptions = {
  readonly quick: boolean;
  readonly full: boolean;
  readonly size: Size;
};
