import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';

import { endProcess } from '../../platform/engine/processes.ts';
import type { TestSystem } from './system.ts';

export type WorkerProcess = {
  /** `kill -9`: no leave to finish anything. */
  kill(): Promise<void>;
  /** Asks what was loaded before the product. @returns its answer */
  ask(message: string): Promise<unknown>;
};

export type WorkerProcessOptions = {
  readonly namespace: string;
  readonly taskQueue: string;
  /** Files that are loaded before the product. */
  readonly before?: readonly URL[];
  readonly env?: Readonly<Record<string, string>>;
};

/** The product's worker as a process of its own, ready when this resolves. */
export async function startWorkerProcess(
  system: TestSystem,
  { namespace, taskQueue, before = [], env = {} }: WorkerProcessOptions,
): Promise<WorkerProcess> {
  const loaded = [import.meta.resolve('tsx'), ...before.map(({ href }) => href)];
  const child = fork(fileURLToPath(new URL('../../activities/worker.ts', import.meta.url)), [], {
    execArgv: loaded.flatMap((url) => ['--import', url]),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      ANMALAN_KEYS_FILE: inject('template').keysFile,
      WORKER_DATABASE_URL: system.urls.worker,
      TEMPORAL_ADDRESS: inject('engines').temporalAddress,
      TEMPORAL_NAMESPACE: namespace,
      TEMPORAL_TASK_QUEUE: taskQueue,
      WORKFLOW_BUNDLE: inject('workflowBundle'),
      ...env,
    },
  });
  const { pid } = child;
  const gone = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`the worker ended before it was ready: ${code ?? signal}`);
  });
  await Promise.race([once(child, 'message'), gone]);
  gone.catch(() => undefined);
  return {
    ask: async (message) => {
      child.send(message);
      const [answer]: unknown[] = await once(child, 'message');
      return answer;
    },
    kill: async () => {
      if (pid !== undefined) await endProcess(pid, { signal: 'SIGKILL', killAfterMs: 2_000 });
    },
  };
}
