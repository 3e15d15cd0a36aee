import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process that works when it is told to, so that only that work is measured. */
export type MeasuredProcess = {
  readonly pid: number;
  /** @returns what the work gave. @throws Error when the process ends instead */
  readonly work: <Answer>(task: object) => Promise<Answer>;
  readonly stop: () => Promise<void>;
};

type Message = { readonly ready: true } | { readonly answer: unknown };

/**
 * The side of the process: says that it is ready, does each task it is handed, and ends with
 * whoever started it.
 */
export function workWhenTold(work: (task: unknown) => Promise<unknown>): void {
  process.on('message', (task) => {
    void work(task).then(
      (answer) => process.send?.({ answer } satisfies Message),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.once('disconnect', () => process.exit(0));
  process.send?.({ ready: true } satisfies Message);
}

/**
 * @param module file name in `processes/`
 * @throws Error when the process ends before it is ready
 */
export async function startMeasured(
  module: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<MeasuredProcess> {
  const path = fileURLToPath(new URL(`./processes/${module}`, import.meta.url));
  const child = fork(path, {
    execArgv: ['--import', import.meta.resolve('tsx')],
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit').then(([code, signal]: unknown[]): never => {
    throw new Error(`${module} ended: ${String(code ?? signal)}`);
  });
  gone.catch(() => undefined);
  const next = async (): Promise<Message> => {
    const [message] = (await Promise.race([once(child, 'message'), gone])) as [Message];
    return message;
  };
  await next();
  const { pid } = child;
  if (pid === undefined) throw new Error(`${module} does not start`);
  return {
    pid,
    work: async <Answer>(task: object) => {
      const answered = next();
      child.send(task);
      return ((await answered) as { readonly answer: Answer }).answer;
    },
    stop: async () => {
      child.disconnect();
      await gone.catch(() => undefined);
    },
  };
}
