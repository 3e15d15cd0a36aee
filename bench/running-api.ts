import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '../platform/engine/ports.ts';
import { personToken } from '../scripts/access-token.ts';

export type RunningApi = {
  /** One for each process. */
  readonly ports: readonly number[];
  readonly tokenOf: (login: string) => Promise<string>;
  readonly stop: () => Promise<void>;
};

/** One person sends more than any honest one: the quotas count, and refuse nothing. */
const noQuota = {
  QUOTA_PERSON_KILOBYTES: '999999999',
  QUOTA_UNIT_KILOBYTES: '999999999',
};

type Environment = Readonly<Record<string, string>>;

const startChild = async (module: string, environment: Environment): Promise<ChildProcess> => {
  const child = fork(fileURLToPath(new URL(`../${module}`, import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ready = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (child.exitCode !== null) throw new Error(`${module} ended with ${ready[0]}`);
  return child;
};

const stopChild = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGTERM');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
};

/** The API in processes of its own, as in production, with the development provider beside it. */
export async function startApi(on: {
  readonly appUrl: string;
  readonly keysFile: string;
  readonly folder: string;
  readonly processes: number;
}): Promise<RunningApi> {
  const issuer = `http://127.0.0.1:${await freePort()}`;
  const shared = {
    NODE_ENV: 'development',
    PUBLIC_ORIGIN: 'http://127.0.0.1:3000',
    OIDC_ISSUER: issuer,
    ANMALAN_DATA: on.folder,
    LOG_LEVEL: 'error',
  };
  const children = [await startChild('scripts/identity-provider.ts', shared)];
  const ports: number[] = [];
  for (let index = 0; index < on.processes; index += 1) {
    const port = await freePort();
    const environment = { PORT: String(port), DATABASE_URL: on.appUrl };
    ports.push(port);
    children.push(
      await startChild('api/server.ts', {
        ...shared,
        ...environment,
        ...noQuota,
        ANMALAN_KEYS_FILE: on.keysFile,
      }),
    );
  }
  return {
    ports,
    tokenOf: (login) => personToken(issuer, login),
    stop: async () => {
      for (const child of children.toReversed()) await stopChild(child);
    },
  };
}
