import { describe, expect, it, onTestFinished } from 'vitest';

import { createWakeUps, listenForWakeUps } from '../../../database/waking/wake-ups.ts';
import { eventually } from '../../helpers/eventually.ts';
import { ownSystem } from '../../helpers/own-system.ts';

const system = await ownSystem();

const listening = async (): Promise<() => number> => {
  let heard = 0;
  const listener = listenForWakeUps(system.urls.worker, () => (heard += 1));
  onTestFinished(() => listener.close());
  await eventually(() => heard === 1);
  return () => heard;
};

/** Ends connections of that name; true when there was one. */
const cut = async (name: 'anmalan-listen' | 'anmalan-wake'): Promise<boolean> => {
  const { rows } = await system.raw.raw(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = ? and datname = current_database()`,
    [name],
  );
  return rows.length > 0;
};

describe('an announcement', () => {
  it('is heard, also after its connection was cut', async () => {
    const heard = await listening();
    const wakeUps = createWakeUps(system.urls.app);
    onTestFinished(() => wakeUps.close());
    wakeUps.announce();
    await eventually(() => heard() === 2);
    expect(await cut('anmalan-wake')).toBe(true);
    await eventually(() => {
      wakeUps.announce();
      return heard() > 2;
    });
  });

  it('is heard again after the connection of the listener was cut', async () => {
    const heard = await listening();
    expect(await cut('anmalan-listen')).toBe(true);
    await eventually(() => heard() === 2);
    await system.raw.raw('notify anmalan_wake');
    await eventually(() => heard() === 3);
  });
});
