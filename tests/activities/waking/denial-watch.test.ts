import { expect, it } from 'vitest';
import { runDenialWatch } from '../../../activities/waking/denial-watch.ts';
import { createLog } from '../../../platform/log.ts';
import { stateAuthorship } from '../../../services/reports/authorship.ts';
import { eventually } from '../../helpers/eventually.ts';
import { lifeOf } from '../../helpers/living.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { sampleReport } from '../../helpers/sample-report.ts';

const system = await ownSystem();
const life = lifeOf(system);

it('a worker has a denied report explained by the house, and says only how many there were', async () => {
  const reporter = { ...sampleReport().reporter, email: 'larare.degerfors@example.se' };
  const { id } = await life.as('skolsystem.degerfors').send({ reporter });
  await stateAuthorship(system.deps, await system.as('larare.degerfors'), id, { answer: 'denied' });
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const watch = runDenialWatch(system.workerDeps, system.clock, log);
  await eventually(async () => lines.length === 1);
  await watch.stop();
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    msg: 'reports were denied by those in whose name they were sent',
    count: 1,
  });
  expect(await system.raw('duty').where({ kind: 'explainDifference' })).toHaveLength(1);
});
