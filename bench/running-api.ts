import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '../platform/engine/ports.ts';
import { personToken } from '../scripts/access-token.ts';

export type RunningApi = {
  readonly port: number;
  readonly tokenOf: (login: string) => Promise<string>;
  readonly stop: () => Promise<void>;
};

type Environment = Readonly<Record<string, string>>;

const startChild = async (module: string, environment: Environment): Promise<ChildProcess> => {
  const child = fork(fileURLToPath(new URL(`../${module}`, import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return child;
};

const stopChild = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGTERM');
  if (child.exitCode === null) await once(child, 'exit');
};

/** The API in a process of its own, as in production, with the development provider beside it. */
export const startApi = async (on: {
  readonly appUrl: string;
  readonly keysFile: string;
  readonly folder: string;
}): Promise<RunningApi> => {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${await freePort()}`;
  const shared = {
    PUBLIC_ORIGIN: `http://127.0.0.1:${port}`,
    OIDC_ISSUER: issuer,
    ANMALAN_DATA: on.folder,
    LOG_LEVEL: 'error',
  };
  const provider = await startChild('scripts/identity-provider.ts', shared);
  const api = await startChild('api/server.ts', {
    ...shared,
    PORT: String(port),
    DATABASE_URL: on.appUrl,
    ANMALAN_KEYS_FILE: on.keysFile,
  });
  return {
    port,
    tokenOf: (login) => personToken(issuer, login),
    stop: async () => {
      await stopChild(api);
      await stopChild(provider);
    },
  };
};
