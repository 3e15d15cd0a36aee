/**
 * Resolves at SIGTERM, or when the process that started this one is gone: a child must not outlive
 * its supervisor. Ctrl-C is the supervisor's to handle, in its own order.
 */
export function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('disconnect', () => resolve());
    process.on('SIGINT', () => {
      if (!process.connected) resolve();
    });
  });
}
