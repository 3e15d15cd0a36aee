import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { eventually } from '../helpers/eventually.ts';

const module = fileURLToPath(new URL('./fixture-logging.ts', import.meta.url));

type Logging = {
  readonly child: ChildProcess;
  /** How many lines it has said that it logged. */
  readonly logged: () => number;
  readonly isDone: () => boolean;
};

const logging = (stdout: number | 'pipe', length: number): Logging => {
  const child = fork(module, [], {
    execArgv: ['--import', import.meta.resolve('tsx')],
    env: { PATH: process.env['PATH'], LENGTH: String(length) },
    stdio: ['ignore', stdout, 'inherit', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let lines = 0;
  let isDone = false;
  child.on('message', (message: { lines?: number; done?: number }) => {
    lines = message.lines ?? message.done ?? lines;
    isDone = message.done !== undefined;
  });
  return { child, logged: () => lines, isDone: () => isDone };
};

const linesOf = (text: string): readonly { msg: string; count?: number }[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { msg: string; count?: number });

describe('a process whose log cannot be written', () => {
  it('works on while the disk is full, and ends when it is told to', async () => {
    const { child, logged } = logging(openSync('/dev/full', 'w'), 10);
    await eventually(() => logged() > 2_000);
    child.disconnect();
    const [code]: unknown[] = await once(child, 'exit', { signal: AbortSignal.timeout(5_000) });
    expect(code).toBe(0);
  });

  it('works on while nobody reads, and says afterwards how many lines were lost', async () => {
    const { child, logged, isDone } = logging('pipe', 200);
    await eventually(() => logged() > 10_000);
    child.send('stop');
    await eventually(() => isDone());
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    await eventually(() => text.includes('log lines were lost'));
    const lines = linesOf(text);
    const lost = lines.find(({ msg }) => msg === 'log lines were lost')?.count ?? 0;
    const written = lines.filter(({ msg }) => msg === 'works' || msg === 'last line').length;
    expect(lost).toBeGreaterThan(1_000);
    expect(written + lost).toBe(logged() + 1);
    expect(lines.map(({ count }) => count).slice(0, 3)).toEqual([1, 2, 3]);
  });
});
