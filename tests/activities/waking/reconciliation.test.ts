import { describe, expect, it } from 'vitest';

import { createReconciliationActivities } from '../../../activities/waking/reconciliation.ts';
import { createLog } from '../../../platform/log.ts';
import { lifeOf } from '../../helpers/living.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { scriptedWorkflows } from '../../helpers/scripted-workflows.ts';

const system = await ownSystem('2026-11-16T09:00:00.000Z');
const nextMorning = '2026-11-17T04:30:00.000Z';

const warnedWhen = async (known: boolean): Promise<readonly string[]> => {
  const lines: string[] = [];
  const log = createLog('warn', { write: (line) => void lines.push(line) });
  const workflows = scriptedWorkflows({
    hasStarted: async () => known,
    isRunning: async () => known,
  });
  const { reconcile } = createReconciliationActivities(system.workerDeps, workflows, log);
  await reconcile(nextMorning);
  return lines.filter((line) => line.includes('sent and received'));
};

describe('a count in which sent and received differ', () => {
  it('is warned of with how many senders it concerns, and with no report', async () => {
    const { id } = await lifeOf(system).send();
    const warned = await warnedWhen(false);
    expect(warned.map((line) => JSON.parse(line))).toEqual([
      { level: 'warn', time: expect.any(String), msg: 'sent and received differ', count: 1 },
    ]);
    expect(warned.join()).not.toContain(id);
    expect(await warnedWhen(true)).toEqual([]);
  });
});
