export type UnitProcess = { readonly pid: number; readonly port?: number | undefined };

/** A process of ours that runs and is watched. */
export type RunningUnit = UnitProcess & {
  /** Resolves when the process is gone, with how it ended. Never rejects. */
  readonly gone: Promise<string>;
  /** Asks it to end and kills it after `limitMs`. Resolves when it is gone. */
  stop(limitMs: number): Promise<void>;
  /** Kills it at once, without waiting. */
  kill(): void;
};

/** One part of the system: how to start it, again too, and how long it may take to stop. */
export type Unit<Running extends RunningUnit = RunningUnit> = {
  readonly name: string;
  readonly stopLimitMs: number;
  /** A word of the command line that tells the process from any other. */
  readonly marker: string;
  /** Whether it is meant to outlive a killed start (the engines). */
  readonly survives: boolean;
  /**
   * Starts the unit. Resolves when it is ready; rejects, with no process left, when it does not
   * become so or `signal` aborts. A unit whose process nobody else writes down tells `onProcess` of
   * it before it is ready, so that it can be ended if the start is killed.
   */
  start(signal: AbortSignal, onProcess: (process: UnitProcess) => void): Promise<Running>;
};
