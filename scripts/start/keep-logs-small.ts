import { join } from 'node:path';

import { shortenLog } from '../../platform/engine/server-log.ts';

const EVERY_MS = 10_000;

/** The logs that the running system writes into its data folder. */
function logsIn(data: string): readonly string[] {
  const ours = ['api', 'worker', 'identity-provider'].map((name) => `logs/${name}.log`);
  return [...ours, 'postgres.log', 'temporal/temporal.log'].map((name) => join(data, name));
}

/**
 * Looks every ten seconds whether a log has become large, and shortens it while its process goes on
 * writing. No failure of that stops anything.
 */
export function keepLogsSmall(data: string, everyMs: number = EVERY_MS): void {
  const look = (): void => {
    for (const file of logsIn(data)) {
      try {
        shortenLog(file);
      } catch {
        // The next look tries again.
      }
    }
  };
  setInterval(look, everyMs).unref();
}
