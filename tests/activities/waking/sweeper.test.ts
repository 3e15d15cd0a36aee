import { expect, it } from 'vitest';
import { runSweeper } from '../../../activities/waking/sweeper.ts';
import { createLog } from '../../../platform/log.ts';
import { beginDraft } from '../../../services/reports/drafts.ts';
import { eventually } from '../../helpers/eventually.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { countRows } from '../../helpers/sql.ts';

const system = await ownSystem();

it('a worker that starts erases the drafts whose time has passed, and says only how many', async () => {
  const fields = { 'child.givenName': 'Alfhild' };
  await beginDraft(system.deps, await system.as('larare.degerfors'), fields);
  system.clock.advance({ days: 32 });
  await beginDraft(system.deps, await system.as('larare.degerfors'), fields);
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const sweeper = runSweeper(system.workerDeps, system.clock, log);
  await eventually(async () => (await countRows(system.raw, 'draft')) === 1);
  await sweeper.stop();
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'drafts and texts erased', count: 1 });
});
