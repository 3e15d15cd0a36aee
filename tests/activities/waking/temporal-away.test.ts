import { expect, it, onTestFinished } from 'vitest';

import { later, pendingIn, times } from '../../helpers/carried.ts';
import { eventually } from '../../helpers/eventually.ts';
import { lifeOf } from '../../helpers/living.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { scriptedWorkflows } from '../../helpers/scripted-workflows.ts';
import { startRelay } from '../../helpers/worker.ts';

const system = await ownSystem(later(0));
const life = lifeOf(system);

const announce = (): Promise<unknown> => system.raw.raw('notify anmalan_wake');

it('a relay that Temporal has failed claims nothing before Temporal answers, and then carries all', async () => {
  let isAway = false;
  let asked = 0;
  const told: string[] = [];
  const answer = async (): Promise<void> => {
    if (isAway) throw new Error('no connection');
  };
  const workflows = scriptedWorkflows({
    namespaceId: async () => {
      asked += 1;
      await answer();
      return 'namespace';
    },
    signal: async ({ id }) => {
      told.push(id);
      await answer();
    },
  });
  const relay = startRelay(system, workflows, 'listening');
  onTestFinished(() => relay.stop());
  await eventually(() => asked > 0);

  isAway = true;
  const first = await life.send();
  await announce();
  await eventually(() => told.length === 1);
  const during = await times(3, () => life.send());
  const before = asked;
  await eventually(async () => {
    await announce();
    return asked > before + 2;
  });
  expect(told).toEqual([first.id]);
  expect(await system.raw('stream').whereNotNull('claimed_until')).toHaveLength(1);

  isAway = false;
  await announce();
  await eventually(async () => (await pendingIn(system)) <= 1, { withinMs: 2_500 });
  expect(told.slice(1)).toEqual(expect.arrayContaining(during.map(({ id }) => id)));
});
