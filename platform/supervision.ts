/** What a supervisor asks its processes from time to time, and what they answer. */
export const pulse = 'pulse';

/** What a process and whoever started it have to say to each other. */
export type Supervision = {
  /**
   * Resolves at SIGTERM, or when the process that started this one is gone, since a child must not
   * outlive its supervisor. When that comes before `sayReady`, the process ends at once: it has
   * accepted nothing yet that it would have to finish.
   */
  readonly toldToStop: Promise<void>;
  /** @param port the one it listens on, which may be another than it was told (0: any free one) */
  readonly sayReady: (port: number) => void;
};

function whenToldToStop(stop: () => void): void {
  process.once('SIGTERM', stop);
  process.once('disconnect', stop);
  // The terminal sends Ctrl-C to supervisor and child alike. The supervisor stops its children in
  // its own order, so a child that has one leaves it alone.
  process.on('SIGINT', () => {
    if (!process.connected) stop();
  });
  // The supervisor may have gone while our modules were loading, before anybody here listened.
  const isForked = process.send !== undefined;
  if (isForked && !process.connected) stop();
}

/**
 * Answers whoever started this process that it still works: one that hangs gives no answer, and is
 * then ended and started again.
 */
function answerPulse(): void {
  process.on('message', (message) => {
    if (message === pulse) process.send?.(pulse);
  });
}

/** Begins to listen to whoever started this process. */
export function underSupervision(): Supervision {
  let ready = false;
  answerPulse();
  const toldToStop = new Promise<void>((resolve) => {
    whenToldToStop(() => (ready ? resolve() : process.exit(0)));
  });
  return {
    toldToStop,
    sayReady: (port) => {
      ready = true;
      process.send?.({ ready: true, port });
    },
  };
}
