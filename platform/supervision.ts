/** The two things that a process and whoever started it have to say to each other. */
export type Supervision = {
  /**
   * Resolves at SIGTERM, or when the process that started this one is gone: a child must not
   * outlive its supervisor. Told so before it was ready, this process ends at once: it has accepted
   * nothing yet that it would have to finish.
   */
  readonly toldToStop: Promise<void>;
  readonly sayReady: () => void;
};

function whenToldToStop(stop: () => void): void {
  process.once('SIGTERM', stop);
  process.once('disconnect', stop);
  // Ctrl-C is the supervisor's to handle, in its own order.
  process.on('SIGINT', () => {
    if (!process.connected) stop();
  });
  // A supervisor that was gone while our modules were loading: nobody here heard it go.
  const isForked = process.send !== undefined;
  if (isForked && !process.connected) stop();
}

/** Listens to whoever started this process, from now on. */
export function underSupervision(): Supervision {
  let ready = false;
  const toldToStop = new Promise<void>((resolve) => {
    whenToldToStop(() => (ready ? resolve() : process.exit(0)));
  });
  return {
    toldToStop,
    sayReady: () => {
      ready = true;
      process.send?.({ ready: true });
    },
  };
}
