import { describe, expect, it } from 'vitest';

import { followSyntheticReports } from '../../services/waking/synthetic-reports.ts';
import { syntheticSchedule, workflowIdOf } from '../../workflows/messages.ts';
import { hourlySyntheticReports } from '../../workflows/hourly-synthetic-reports.ts';
import { addMinutes } from '../../domain/calendar/time.ts';
import { eventually } from '../helpers/eventually.ts';
import { createNamespace } from '../helpers/own-namespace.ts';
import { ownWorker } from '../helpers/own-worker.ts';
import { select } from '../helpers/sql.ts';
import { timelineOf } from '../helpers/timeline.ts';
import { startTestWorker } from '../helpers/worker.ts';
import { sendSyntheticReports } from '../../services/waking/synthetic-reports.ts';

/** Five in the morning in Stockholm; see the report's test for why so far ahead. */
const five = '2040-03-09T04:00:00.000Z';
const { system, worker } = await ownWorker(five);

const ids = async (): Promise<readonly string[]> =>
  (await select<{ id: string }>(system.raw, `select id from synthetic_report order by id`)).map(
    ({ id }) => id,
  );
const delivered: string[] = [];
const mailbox = {
  deliver: async ({ reportId }: { readonly reportId: string }) => void delivered.push(reportId),
};

describe('the artificial report, by the workflow of every report', () => {
  it('is woken, drawn, rings after five minutes, is delivered, withdrawn and ends', async () => {
    await sendSyntheticReports(system.workerDeps, five);
    const [id = ''] = await ids();
    const handle = worker.client.workflow.getHandle(workflowIdOf('report', id));
    await eventually(
      async () =>
        (await select(system.raw, `select id from letter where stream_id = ?`, [id])).length > 0,
    );
    const time = timelineOf(worker.client, handle.workflowId);
    await time.to(addMinutes(five, 6));
    await eventually(
      async () =>
        (await select(system.raw, `select id from test_notice where stream_id = ?`, [id])).length >
        0,
    );
    await followSyntheticReports(system.workerDeps, mailbox, addMinutes(five, 6));
    expect(delivered).toContain(id);
    await eventually(async () => (await handle.describe()).status.name === 'COMPLETED');
    const letters = await select(system.raw, `select kind from letter where stream_id = ?`, [id]);
    expect(letters).toEqual([{ kind: 'reportAsSent' }]);
  });
});

describe('the work of each hour', () => {
  it('sends what is to be sent by now, and nothing when it is done again', async () => {
    const before = (await ids()).length;
    for (const turn of [1, 2]) {
      await worker.client.workflow.execute(hourlySyntheticReports, {
        workflowId: `artificial-${turn}-${before}`,
        taskQueue: worker.taskQueue,
        args: [],
      });
    }
    const sent = (await ids()).length - before;
    // By the machine's own clock: none before five, and one for each municipality after that.
    expect([0, 4]).toContain(sent);
  });

  it('is scheduled for every full hour in Stockholm', async () => {
    // A namespace of its own, so that nothing is begun here.
    const apart = await startTestWorker(system, { namespace: await createNamespace() });
    try {
      await apart.workflows.prepare();
      const { spec } = await apart.client.schedule.getHandle(syntheticSchedule).describe();
      expect(spec).toMatchObject({
        calendars: [{ hour: [{ start: 0, end: 23 }], minute: [{ start: 0, end: 0 }] }],
        timezone: 'Europe/Stockholm',
      });
    } finally {
      await apart.stop();
    }
  });
});
