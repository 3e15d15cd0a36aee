import { describe, expect, it } from 'vitest';

import { isAlive } from '../../../platform/engine/processes.ts';
import { eventually } from '../../helpers/eventually.ts';
import { sharedOpenFolder } from '../../platform/engine/open-folder.ts';
import { PARTS, type PartName, type StartedSystem, npmStart } from './started-system.ts';

/** Ten seconds for stopping everything, and some for a busy machine. */
const STOP_LIMIT_MS = 15_000;

const LONGEST_START_MS = 60_000;

const data = await sharedOpenFolder();

async function pidsOf(
  system: StartedSystem,
  names: readonly PartName[] = PARTS,
): Promise<readonly number[]> {
  return Promise.all(names.map((name) => system.pidOf(name)));
}

/**
 * Waits until no part lives and answers with those that outlived one they stand on. They are asked
 * from the ground up: one that lives after the one below it was found gone has certainly outlived it.
 */
async function outlivingUntilGone(system: StartedSystem): Promise<readonly string[]> {
  const pids = await pidsOf(system);
  const outliving = new Set<string>();
  process.kill(system.npm, 'SIGTERM');
  await eventually(
    () => {
      const alive = pids.map(isAlive);
      const firstGone = alive.indexOf(false);
      if (firstGone === -1) return false;
      PARTS.filter((_, part) => part > firstGone && alive[part]).forEach((name) =>
        outliving.add(name),
      );
      return !alive.includes(true);
    },
    { withinMs: STOP_LIMIT_MS, what: 'the end of every part' },
  );
  return [...outliving];
}

async function expectNothingLeft(system: StartedSystem): Promise<void> {
  await eventually(() => system.living().length === 0, {
    withinMs: STOP_LIMIT_MS,
    what: 'the end of every process',
  });
}

async function kill(system: StartedSystem, name: PartName): Promise<void> {
  process.kill(await system.pidOf(name), 'SIGKILL');
}

/** How the addresses of the metrics answer that the system has announced. */
async function scraped(system: StartedSystem): Promise<readonly number[]> {
  const [, line = ''] = /^ +Metrics +(\S.*)$/m.exec(system.said()) ?? [];
  return Promise.all(line.split(', ').map(async (address) => (await fetch(address)).status));
}

describe('npm start', () => {
  it('takes over from one whose script was killed, starts again what is killed of it, and stops in order when npm alone is told to', async () => {
    const first = await npmStart(data);
    const engines = await pidsOf(first, ['postgres', 'temporal']);
    const child = await first.pidOf('identity-provider');
    await kill(first, 'start');
    await eventually(() => !isAlive(child), { what: 'a child that goes with its script' });
    expect(await first.ended).toBe('SIGKILL');

    const second = await npmStart(data);
    await second.untilReady();
    expect(await pidsOf(second, ['postgres', 'temporal'])).toEqual(engines);

    await Promise.all(PARTS.map((name) => kill(second, name)));
    await eventually(() => PARTS.every((name) => second.said().includes(`${name}: runs again`)), {
      withinMs: LONGEST_START_MS,
      what: 'five parts that run again',
    });
    expect((await fetch(`${second.origin()}/readyz`)).status).toBe(200);
    expect(await scraped(second)).toEqual([200, 200]);

    expect(await outlivingUntilGone(second)).toEqual([]);
    expect(await second.ended).toBe(0);
    await expectNothingLeft(second);
  }, 180_000);

  it('stops by itself when npm is killed', async () => {
    const system = await npmStart(data);
    await pidsOf(system, ['postgres', 'temporal']);
    process.kill(system.npm, 'SIGKILL');
    await expectNothingLeft(system);
  }, 60_000);

  it.each([
    { who: 'npm', signal: 'SIGINT' },
    { who: 'its script', signal: 'SIGTERM' },
    { who: 'its script', signal: 'SIGINT' },
    { who: 'its script', signal: 'SIGHUP' },
  ] as const)(
    'leaves nothing when $who gets a $signal, also while it starts',
    async ({ who, signal }) => {
      const system = await npmStart(data);
      const [script = 0] = await pidsOf(system, ['start', 'postgres']);
      process.kill(who === 'npm' ? system.npm : script, signal);
      expect(await system.ended).toBe(0);
      expect(system.said()).toContain('stopped');
      await expectNothingLeft(system);
    },
    60_000,
  );
});
