import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { inject, onTestFinished } from 'vitest';

import { eventually } from './eventually.ts';
import type { TestSystem } from './system.ts';

const root = new URL('../../', import.meta.url);

export type LogLine = Readonly<Record<string, unknown>> & { readonly msg: string };

/** What a process may take to say its first word, on a busy machine. */
const startLimitMs = 60_000;
/** For a test that starts processes. */
export const patience = { timeout: 3 * startLimitMs } as const;

/** A process of the product as it is started in earnest. It is killed when the test ends. */
export type ProductProcess = {
  readonly child: ChildProcess;
  /** Resolves when it says that it is ready, to the port that it listens on. */
  readonly port: Promise<number>;
  /** What it has printed so far on standard output, and on standard error. */
  readonly printed: () => string;
  readonly complained: () => string;
  /** The line of its log with this message, waited for. */
  readonly logged: (message: string) => Promise<LogLine>;
  /** How it ended: exit code or signal. @throws when it has not ended within this time */
  readonly ended: (withinMs: number) => Promise<unknown>;
};

export type Start = {
  /** Path below the repository, or an absolute address. */
  readonly module: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** A descriptor in the place of a pipe that the test reads. */
  readonly stdout?: number;
  readonly nodeArguments?: readonly string[];
};

const collect = (stream: NodeJS.ReadableStream | null | undefined): (() => string) => {
  let text = '';
  stream?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return () => text;
};

/** The lines of a log. @throws SyntaxError when one of them is something else */
export function linesOf(text: string): readonly LogLine[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LogLine);
}

export function startProduct({
  module,
  environment,
  stdout,
  nodeArguments = ['--import', import.meta.resolve('tsx')],
}: Start): ProductProcess {
  const child = fork(fileURLToPath(new URL(module, root)), [], {
    execArgv: [...nodeArguments],
    stdio: ['ignore', stdout ?? 'pipe', 'pipe', 'ipc'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [printed, complained] = [collect(child.stdout), collect(child.stderr)];
  const exit = once(child, 'exit').then(([code, signal]: unknown[]) => code ?? signal);
  const message = once(child, 'message').then(
    ([ready]: unknown[]) => (ready as { port: number }).port,
  );
  const gone = exit.then((how) => {
    throw new Error(`it ended before it was ready (${String(how)}):\n${complained()}${printed()}`);
  });
  const port = Promise.race([message, gone]);
  port.catch(() => undefined);
  return {
    child,
    port,
    printed,
    complained,
    logged: (wanted) => {
      const line = (): LogLine | undefined =>
        linesOf(printed().replace(/[^\n]*$/, '')).find(({ msg }) => msg === wanted);
      return eventually(line, { withinMs: startLimitMs, what: `a line "${wanted}"` });
    },
    ended: async (withinMs) => {
      const late = AbortSignal.timeout(withinMs);
      return Promise.race([
        exit,
        once(late, 'abort').then(() => {
          throw new Error(`it has not ended within ${withinMs} ms`);
        }),
      ]);
    },
  };
}

/** What the API is told in a test. Its identity provider is never reached. */
export function apiEnvironment(system: TestSystem): Readonly<Record<string, string>> {
  return {
    NODE_ENV: 'test',
    PORT: '0',
    ANMALAN_KEYS_FILE: inject('template').keysFile,
    DATABASE_URL: system.urls.app,
    OIDC_ISSUER: 'http://127.0.0.1:9',
  };
}

export function workerEnvironment(system: TestSystem): Readonly<Record<string, string>> {
  return {
    NODE_ENV: 'test',
    WORKER_PORT: '0',
    ANMALAN_KEYS_FILE: inject('template').keysFile,
    WORKER_DATABASE_URL: system.urls.worker,
    TEMPORAL_ADDRESS: inject('engines').temporalAddress,
    WORKFLOW_BUNDLE: inject('workflowBundle'),
  };
}
