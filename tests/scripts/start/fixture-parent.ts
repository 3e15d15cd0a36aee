import { childUnit } from '../../../scripts/start/child-unit.ts';
import { claimRunState } from '../../../scripts/start/run-state.ts';
import { createSupervisor } from '../../../scripts/start/supervisor.ts';
import { descriptorIn } from './descriptors.ts';

/** Supervises two children in the folder it is given, until it is killed. */
const [folder = ''] = process.argv.slice(2);
const runState = await claimRunState(folder, { marker: 'fixture-parent.ts' });
const supervisor = createSupervisor({ report: console.log, runState });
for (const name of ['one', 'two']) {
  await supervisor.start(childUnit(descriptorIn(folder, name)));
}
console.log('up');
