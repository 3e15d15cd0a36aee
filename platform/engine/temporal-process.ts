import { join } from 'node:path';

import type { ServerLaunch, ServerProcess } from './launch-server.ts';
import { freePort } from './ports.ts';
import { isStill } from './processes.ts';
import type { ServerRecord } from './server-record.ts';
import { takeOverServer } from './take-over-server.ts';
import {
  type TemporalCommand,
  type TemporalPorts,
  databaseFile,
  temporalCommand,
} from './temporal-command.ts';
import { type SearchAttribute, makeUsable } from './temporal-ready.ts';

/** All that starting the server process needs. */
export type LaunchTemporal = Omit<TemporalCommand, 'ports'> &
  Pick<ServerLaunch<TemporalPorts>, 'recordFile' | 'progress' | 'signal'> & {
    readonly searchAttributes: readonly SearchAttribute[];
    readonly port: number | undefined;
    readonly uiPort: number | undefined;
    readonly headless: boolean;
    /** The record of the last start. */
    readonly record: ServerRecord | undefined;
  };

export const TEMPORAL_ENDING = { signal: 'SIGTERM', killAfterMs: 5000 } as const;

export function temporalLaunch(options: LaunchTemporal): ServerLaunch<TemporalPorts> {
  const { dataDir, recordFile, progress, signal, port, uiPort, headless, record } = options;
  return {
    name: 'Temporal',
    logFile: join(dataDir, 'temporal.log'),
    recordFile,
    // The server's home is its data folder, so that nothing in a person's own Temporal settings
    // changes it.
    surroundings: { cwd: dataDir, env: { HOME: dataDir } },
    ending: TEMPORAL_ENDING,
    progress,
    signal,
    choosePorts: async (attempt) => {
      const remembered = attempt === 1 ? record?.ports : undefined;
      const frontend = port ?? (await freePort(remembered?.['frontend']));
      if (headless) return { frontend };
      return { frontend, page: uiPort ?? (await freePort(remembered?.['page'])) };
    },
    command: (ports) => temporalCommand({ ...options, ports }),
    isUsable: async ({ frontend }) => makeUsable({ ...options, address: `127.0.0.1:${frontend}` }),
  };
}

/**
 * Takes over the server that an earlier run left behind on this data (`takeOverServer`).
 * `undefined` means that one has to be started.
 */
export async function reuseTemporal(
  options: LaunchTemporal,
): Promise<ServerProcess<TemporalPorts> | undefined> {
  const { dataDir, port, uiPort, headless, record } = options;
  if (record?.pid === undefined || !isStill(record.pid, databaseFile(dataDir))) return undefined;
  const page = headless ? undefined : (uiPort ?? record.ports['page']);
  const ports = {
    frontend: port ?? record.ports['frontend'] ?? 0,
    ...(page === undefined ? {} : { page }),
  };
  return takeOverServer(temporalLaunch(options), { pid: record.pid, ports }, record);
}
