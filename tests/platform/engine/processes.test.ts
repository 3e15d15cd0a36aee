import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';

import {
  endProcess,
  isAlive,
  isStill,
  sendSignal,
  waitUntilGone,
} from '../../../platform/engine/processes.ts';

const DEAF = "process.on('SIGTERM', () => {});";

async function run(code: string): Promise<{ readonly child: ChildProcess; readonly pid: number }> {
  const program = `${code} process.stdout.write('up'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return { child, pid: child.pid ?? 0 };
}

describe('processes', () => {
  it('one that ends when asked is not killed', async () => {
    const { child, pid } = await run('');
    const exit = once(child, 'exit');
    await endProcess(pid, { signal: 'SIGTERM', killAfterMs: 5000 });
    expect(await exit).toEqual([null, 'SIGTERM']);
    expect(isAlive(pid)).toBe(false);
  });

  it('one that does not listen is killed after its time', async () => {
    const { child, pid } = await run(DEAF);
    const exit = once(child, 'exit');
    await endProcess(pid, { signal: 'SIGTERM', killAfterMs: 100 });
    expect(await exit).toEqual([null, 'SIGKILL']);
  });

  it('ending one that is gone already is no error', async () => {
    const { child, pid } = await run('');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(sendSignal(pid, 'SIGTERM')).toBe(false);
    await expect(endProcess(pid, { signal: 'SIGTERM', killAfterMs: 1 })).resolves.toBeUndefined();
  });

  it('waiting gives up after its time', async () => {
    const { pid } = await run('');
    expect(await waitUntilGone(pid, 50)).toBe(false);
  });

  it('a number is ours only while the command line bears our mark', async () => {
    const { pid } = await run("'a-mark-of-ours';");
    expect(isStill(pid, 'a-mark-of-ours')).toBe(true);
    expect(isStill(pid, 'a-mark-of-others')).toBe(false);
  });

  it.runIf(process.platform === 'linux')(
    'a dead process nobody collects is not alive',
    async () => {
      const parent = spawn('sh', ['-c', 'sh -c "exit 0" & echo $!; exec sleep 30'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      onTestFinished(() => void parent.kill('SIGKILL'));
      const [text]: unknown[] = await once(parent.stdout, 'data');
      expect(await waitUntilGone(Number(String(text)), 2000)).toBe(true);
    },
  );
});
