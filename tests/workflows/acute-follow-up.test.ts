import { describe, expect, it } from 'vitest';

import { diagnosis, workflowIdOf } from '../../workflows/messages.ts';
import { eventually } from '../helpers/eventually.ts';
import { ownWorker } from '../helpers/own-worker.ts';
import { dutiesOf, lettersOf, noticesOf, situationOf, statusOf } from '../helpers/stream-rows.ts';
import { timelineOf } from '../helpers/timeline.ts';
import { rang } from './rang.ts';

/** A Monday, 09:00 in Stockholm; see the report's test for why so far ahead. */
const arrival = '2040-03-05T08:00:00.000Z';

const { system, worker, life } = await ownWorker(arrival);

const acute = {
  danger: 'yes',
  how: 'Barnet vågar inte gå hem.',
  phoneContact: { taken: 'no', at: null, with: null },
} as const;

type Acute = { readonly reportId: string; readonly situationId: string };

const arrived = async (): Promise<Acute> => {
  system.clock.set(arrival);
  const { id } = await life.send({ acute });
  await eventually(async () => (await lettersOf(system, id)).length === 2);
  return { reportId: id, situationId: await situationOf(system, id) };
};

const handleOf = ({ situationId }: Acute) =>
  worker.client.workflow.getHandle(workflowIdOf('acuteSituation', situationId));

const looksPast = (acuteOne: Acute, instant: string): Promise<unknown> =>
  eventually(async () => {
    const { nextRungAt } = await handleOf(acuteOne).query(diagnosis);
    return nextRungAt !== null && nextRungAt > instant;
  });

describe('the follow-up of an acute situation', () => {
  it('reminds on day 14, 21 and 28, then weekly up to the socialchef, until it is held', async () => {
    const one = await arrived();
    const time = timelineOf(worker.client, handleOf(one).workflowId);
    await time.to('2040-04-18T08:00:00.000Z');
    await looksPast(one, '2040-04-18T08:00:00.000Z');
    expect(await rang(system, one.situationId)).toEqual([
      '2040-03-19T07:00Z owner',
      // From here on summer time.
      '2040-03-26T06:00Z owner',
      '2040-04-02T06:00Z owner',
      '2040-04-09T06:00Z ifoChef socialchef',
      '2040-04-16T06:00Z ifoChef socialchef',
    ]);
    expect(await noticesOf(system, one.situationId)).toEqual([
      ...[1, 2, 3, 4, 5].map((rung) => `ifochef.degerfors holdFollowUpMeeting ${rung}`),
      ...[4, 5].map((rung) => `socialchef.degerfors holdFollowUpMeeting ${rung}`),
    ]);
    expect((await handleOf(one).describe()).status.name).toBe('RUNNING');

    system.clock.set('2040-04-18T09:00:00.000Z');
    await life.holdFollowUp(one);
    await eventually(async () => (await handleOf(one).describe()).status.name === 'COMPLETED');
    expect(await dutiesOf(system, one.situationId)).toEqual([
      { kind: 'holdFollowUpMeeting', state: 'done', reason: null },
    ]);
  });

  it('outlives the report that told of it', async () => {
    const one = await arrived();
    const { reportId } = one;
    system.clock.set('2040-03-05T08:10:00.000Z');
    await life
      .saying({ assess: { immediateNeed: 'yes' } })
      .bring(reportId, 'sign', 'decline', 'hold', 'inform', 'giveFeedback');
    await eventually(async () => (await statusOf(system, reportId)) === 'closed');
    await worker.client.workflow.getHandle(workflowIdOf('report', reportId)).result();
    expect((await handleOf(one).describe()).status.name).toBe('RUNNING');
    const time = timelineOf(worker.client, handleOf(one).workflowId);
    await time.to('2040-03-19T08:00:00.000Z');
    await looksPast(one, '2040-03-19T08:00:00.000Z');
    expect(await rang(system, one.situationId)).toEqual(['2040-03-19T07:00Z owner']);
  });
});
