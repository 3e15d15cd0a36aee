import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { isAlive, waitUntilGone } from '../../../platform/engine/processes.ts';
import { childUnit } from '../../../scripts/start/child-unit.ts';
import { engineUnit } from '../../../scripts/start/engine-unit.ts';
import { type RunState, claimRunState } from '../../../scripts/start/run-state.ts';
import {
  type Supervisor,
  type SupervisorOptions,
  createSupervisor,
} from '../../../scripts/start/supervisor.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { descriptorIn } from './descriptors.ts';

const UNTIL = { timeout: 10_000, interval: 20 } as const;

type FakeEngine = { readonly pid: number; readonly port: number; stop(): Promise<void> };

type Scene = {
  readonly folder: string;
  readonly supervisor: Supervisor;
  readonly runState: RunState;
  /** What was said on the terminal. */
  readonly lines: readonly string[];
  /** What the children wrote down: name and what happened, the process number left out. */
  readonly notes: () => Promise<readonly string[]>;
};

async function scene(options: Partial<SupervisorOptions> = {}): Promise<Scene> {
  const folder = await temporaryFolder();
  const runState = await claimRunState(join(folder, 'run'), { marker: 'vitest' });
  const lines: string[] = [];
  const report = (line: string): void => void lines.push(line);
  const supervisor = createSupervisor({ report, runState, delaysMs: [10, 20, 40], ...options });
  onTestFinished(async () => supervisor.stop());
  const notes = async (): Promise<readonly string[]> => {
    const text = await readFile(join(folder, 'notes'), 'utf8').catch(() => '');
    return text
      .trim()
      .split('\n')
      .map((line) => line.replace(/ \d+$/, ''));
  };
  return { folder, supervisor, runState, lines, notes };
}

async function recordedPid(folder: string, name: string): Promise<number> {
  const text = await readFile(join(folder, 'run', `${name}.json`), 'utf8');
  return Number(/"pid":(\d+)/.exec(text)?.[1]);
}

describe('the supervisor', () => {
  it('starts a child when it says that it is ready, with no environment but the one given', async () => {
    const { folder, supervisor } = await scene();
    const { pid } = await supervisor.start(childUnit(descriptorIn(folder, 'one')));
    expect(isAlive(pid)).toBe(true);
    expect(await recordedPid(folder, 'one')).toBe(pid);
    const log = await readFile(join(folder, 'one.log'), 'utf8');
    expect(log).toMatch(/its environment: BEHAVIOUR NAME NOTES$/m);
  });

  it('starts a child that was killed again, with a new number in the record', async () => {
    const { folder, supervisor, lines } = await scene();
    const { pid } = await supervisor.start(childUnit(descriptorIn(folder, 'one')));
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(lines).toContain('one: runs again'), UNTIL);
    expect(lines).toEqual([
      'one: ended (SIGKILL)',
      'one: starts again in 0.01 s',
      'one: runs again',
    ]);
    const again = await recordedPid(folder, 'one');
    expect(again).not.toBe(pid);
    expect(isAlive(again)).toBe(true);
  });

  it('starts a child that hangs again, and leaves one alone that is only asked', async () => {
    const { folder, supervisor, lines } = await scene();
    const { pid } = await supervisor.start(childUnit(descriptorIn(folder, 'one')));
    const other = await supervisor.start(childUnit(descriptorIn(folder, 'two')));
    process.kill(pid, 'SIGSTOP');
    await vi.waitFor(() => expect(lines).toContain('one: runs again'), UNTIL);
    expect(lines).toEqual([
      'one: ended (hung: no answer for 1 s)',
      'one: starts again in 0.01 s',
      'one: runs again',
    ]);
    expect(isAlive(pid)).toBe(false);
    expect(isAlive(other.pid)).toBe(true);
  });

  it('goes on when the record of a process cannot be written', async () => {
    const { folder, supervisor, lines } = await scene();
    await rm(join(folder, 'run'), { recursive: true });
    const { pid } = await supervisor.start(childUnit(descriptorIn(folder, 'one')));
    expect(isAlive(pid)).toBe(true);
    expect(lines).toContainEqual(expect.stringMatching(/^one: runs without a record/));
  });

  it('waits longer each time, up to a limit, and begins anew with one that lived long', async () => {
    const { folder, supervisor, lines } = await scene({ trustedAfterMs: 400 });
    await supervisor.start(childUnit(descriptorIn(folder, 'one')));
    const back = (): number => lines.filter((line) => line.endsWith('runs again')).length;
    const kill = async (times: number): Promise<void> => {
      process.kill(await recordedPid(folder, 'one'), 'SIGKILL');
      await vi.waitFor(() => expect(back()).toBe(times), UNTIL);
    };
    for (const times of [1, 2, 3, 4]) await kill(times);
    await new Promise((resolve) => setTimeout(resolve, 600));
    await kill(5);
    const pauses = lines.flatMap((line) => /again in ([\d.]+) s/.exec(line)?.[1] ?? []);
    expect(pauses).toEqual(['0.01', '0.02', '0.04', '0.04', '0.01']);
  });

  it('stops in the opposite order of starting and leaves no process', async () => {
    const { folder, supervisor, notes } = await scene();
    const names = ['one', 'two', 'three'];
    const started = [];
    for (const name of names) {
      started.push(await supervisor.start(childUnit(descriptorIn(folder, name))));
    }
    await supervisor.stop();
    expect((await notes()).slice(3)).toEqual([
      'three asked to stop',
      'two asked to stop',
      'one asked to stop',
    ]);
    expect(started.map(({ pid }) => isAlive(pid))).toEqual([false, false, false]);
    await expect(recordedPid(folder, 'one')).rejects.toThrow('ENOENT');
  });

  it('kills a child that does not stop within its limit', async () => {
    const { folder, supervisor, notes } = await scene();
    const { pid, gone } = await supervisor.start(childUnit(descriptorIn(folder, 'one', 'deaf')));
    await supervisor.stop();
    expect(await notes()).toContain('one asked to stop');
    expect(isAlive(pid)).toBe(false);
    expect(await gone).toBe('SIGKILL');
  });

  it('says what a child said that ends before it is ready', async () => {
    const { folder, supervisor } = await scene();
    const begun = supervisor.start(childUnit(descriptorIn(folder, 'one', 'broken')));
    await expect(begun).rejects.toThrow(/^one ended \(exit 1\)[^]*broken on purpose/);
  });

  it('stops also what is just being started, and starts nothing any more', async () => {
    const { folder, supervisor, notes } = await scene();
    const unit = childUnit(descriptorIn(folder, 'one', 'slow'));
    const begun = Promise.allSettled([supervisor.start(unit)]);
    await vi.waitFor(async () => expect(await notes()).toEqual(['one started']), UNTIL);
    const recorded = await recordedPid(folder, 'one');
    await supervisor.stop();
    expect(await begun).toMatchObject([
      { reason: { message: 'one was stopped before it was ready' } },
    ]);
    const pid = Number((await readFile(join(folder, 'notes'), 'utf8')).trim().split(' ').at(-1));
    expect(recorded).toBe(pid);
    expect(isAlive(pid)).toBe(false);
    await expect(supervisor.start(unit)).rejects.toThrow(/abort/);
  });

  it('starts nothing again once it stops', async () => {
    const { folder, supervisor, lines } = await scene({ delaysMs: [60_000] });
    const { pid } = await supervisor.start(childUnit(descriptorIn(folder, 'one')));
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(lines).toContain('one: starts again in 60 s'), UNTIL);
    await supervisor.stop();
    expect(lines).not.toContain('one: runs again');
  });

  it('kills everything at once when told to', async () => {
    const { folder, supervisor, notes } = await scene();
    const { pid } = await supervisor.start(childUnit(descriptorIn(folder, 'one', 'deaf')));
    supervisor.kill();
    expect(await waitUntilGone(pid, 2000)).toBe(true);
    expect(await notes()).toEqual(['one started']);
  });

  it('starts an engine again at the address that it had', async () => {
    const { supervisor, lines } = await scene();
    const ports: (number | undefined)[] = [];
    const unit = engineUnit<FakeEngine>({
      name: 'engine',
      stopLimitMs: 1000,
      marker: 'sleep',
      portOf: ({ port }) => port,
      start: async (_, previous) => {
        ports.push(previous?.port);
        const pid = spawn('sleep', ['60'], { stdio: 'ignore' }).pid ?? 0;
        return { pid, port: 4242, stop: async () => void process.kill(pid, 'SIGKILL') };
      },
    });
    const { pid } = await supervisor.start(unit);
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(lines).toContain('engine: runs again'), UNTIL);
    expect(ports).toEqual([undefined, 4242]);
  });
});

describe('a supervisor that is killed', () => {
  it('takes its children with it', async () => {
    const folder = await temporaryFolder();
    const module = fileURLToPath(new URL('./fixture-parent.ts', import.meta.url));
    const parent = spawn(process.execPath, ['--import', 'tsx', module, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void parent.kill('SIGKILL'));
    let said = '';
    parent.stdout.on('data', (text: Buffer) => {
      said += text.toString();
    });
    await vi.waitFor(() => expect(said).toContain('up'), UNTIL);
    const notes = await readFile(join(folder, 'notes'), 'utf8');
    const pids = [...notes.matchAll(/started (\d+)/g)].map(([, pid]) => Number(pid));
    expect(pids.map(isAlive)).toEqual([true, true]);
    parent.kill('SIGKILL');
    expect(await Promise.all(pids.map(async (pid) => waitUntilGone(pid, 5000)))).toEqual([
      true,
      true,
    ]);
  });
});
