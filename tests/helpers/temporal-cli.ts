import { cacheFolder } from '../../platform/engine/cache-folder.ts';
import { findTemporalCli } from '../../platform/engine/find-temporal.ts';

/** Where Temporal's program is on this machine, found as the product finds it. */
export async function temporalCli(): Promise<string> {
  const { env } = process;
  const { path } = await findTemporalCli({
    cacheDir: await cacheFolder({ xdgCacheHome: env['XDG_CACHE_HOME'], home: env['HOME'] }),
    pathEnv: env['PATH'] ?? '',
    cliPath: env['TEMPORAL_CLI_PATH'],
    progress: console.log,
  });
  return path;
}

/** Timers to the moment instead of up to a second late, and virtual time for `skipTime`. */
export const quickTimers = {
  'history.timerProcessorMaxTimeShift': '"10ms"',
  'history.timerProcessorMaxPollRPS': '1000',
  'history.transferProcessorMaxPollRPS': '1000',
  'history.visibilityProcessorMaxPollRPS': '1000',
  'frontend.WorkflowTimeSkippingEnabled': 'true',
} as const;
