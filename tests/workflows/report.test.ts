import { describe, expect, it } from 'vitest';

import { diagnosis, workflowIdOf } from '../../workflows/messages.ts';
import { allCarried } from '../helpers/carried.ts';
import { eventually } from '../helpers/eventually.ts';
import { ownWorker } from '../helpers/own-worker.ts';
import {
  dutiesOf,
  eventCounts,
  lettersOf,
  noticesOf,
  rungsOf,
  statusOf,
} from '../helpers/stream-rows.ts';
import { timelineOf, type Timeline } from '../helpers/timeline.ts';
import { rang } from './rang.ts';

/**
 * A Monday, 09:00 in Stockholm, so far ahead that no machine's clock has passed it: a workflow's
 * time begins at the machine's and only runs forwards. Good Friday is on 30 March.
 */
const arrival = '2040-03-05T08:00:00.000Z';

const { system, worker, life } = await ownWorker(arrival);

const handleOf = (id: string) => worker.client.workflow.getHandle(workflowIdOf('report', id));

/** A fresh report whose workflow has made both documents and sleeps. */
const arrived = async (): Promise<{ readonly id: string; readonly time: Timeline }> => {
  system.clock.set(arrival);
  const { id } = await life.send();
  await eventually(async () => (await lettersOf(system, id)).length === 2);
  return { id, time: timelineOf(worker.client, workflowIdOf('report', id)) };
};

const opened = async (id: string): Promise<void> => {
  system.clock.set('2040-03-05T08:10:00.000Z');
  await life.do(id, 'open', 'assess');
};

/** The workflow has looked since that many duties are open; what ends one later must wake it anew. */
const hasSeenOpen = (id: string, openDuties: number): Promise<unknown> =>
  eventually(async () => (await handleOf(id).query(diagnosis)).openDuties === openDuties);

/** The workflow's own words for where it stands, once it has come past an instant. */
const sleepsUntilAfter = (id: string, instant: string): Promise<unknown> =>
  eventually(async () => {
    const { nextRungAt } = await handleOf(id).query(diagnosis);
    return nextRungAt === null || nextRungAt > instant;
  });

describe('a report', () => {
  it('travels from sending to its end, with its documents, letters and no step left', async () => {
    const { id } = await arrived();
    expect(await lettersOf(system, id)).toEqual([
      { kind: 'receipt', step: 'receipt' },
      { kind: 'reportAsSent', step: 'report-as-sent' },
    ]);
    await opened(id);
    const on = await life.do(id, 'consent', 'consentToShare', 'propose');
    const { id: invitationId } = await life.invite(on);
    await eventually(async () => (await lettersOf(system, id)).length === 4);
    expect((await lettersOf(system, id)).map(({ step }) => step)).toEqual([
      `invitation/${invitationId}/1`,
      `invitation/${invitationId}/2`,
      'receipt',
      'report-as-sent',
    ]);
    await life.do(on, 'hold', 'sign', 'decline', 'decide');
    await hasSeenOpen(id, 2);
    await life.do(id, 'inform', 'giveFeedback');
    await eventually(async () => (await statusOf(system, id)) === 'closed');
    await handleOf(id).result();
    expect((await dutiesOf(system, id)).every(({ state }) => state === 'done')).toBe(true);
    expect(await eventCounts(system, id)).toMatchObject({ documentMade: 4, reportClosed: 1 });
  });

  it('climbs from the IFO-chef to deputy, officers and socialchef while nobody opens it', async () => {
    const { id, time } = await arrived();
    await time.to('2040-03-05T09:00:30.000Z');
    await sleepsUntilAfter(id, '2040-03-05T09:00:30.000Z');
    expect(await rang(system, id, 'openReport')).toEqual([
      '2040-03-05T08:20Z deputyIfoChef',
      '2040-03-05T08:40Z officer',
      '2040-03-05T09:00Z socialchef',
    ]);
    expect((await noticesOf(system, id)).filter((line) => line.includes('openReport'))).toEqual([
      'bitrifochef.degerfors openReport 1',
      'socialchef.degerfors openReport 3',
      'socialsekreterare1.degerfors openReport 2',
      'socialsekreterare2.degerfors openReport 2',
    ]);
  });

  it('stops climbing at the opening', async () => {
    const { id, time } = await arrived();
    await time.to('2040-03-05T08:25:00.000Z');
    await sleepsUntilAfter(id, '2040-03-05T08:25:00.000Z');
    await opened(id);
    await time.to('2040-03-05T09:00:30.000Z');
    await sleepsUntilAfter(id, '2040-03-05T09:00:30.000Z');
    expect(await rang(system, id, 'openReport')).toEqual(['2040-03-05T08:20Z deputyIfoChef']);
  });

  it('reminds of the decision on day 7, 11, 13 and 14, then every weekday (20 kap. 2 § SoL)', async () => {
    const { id, time } = await arrived();
    await opened(id);
    await life.waive(id);
    await time.to('2040-04-03T06:30:00.000Z');
    await sleepsUntilAfter(id, '2040-04-03T06:30:00.000Z');
    expect(await rang(system, id, 'decideOnInvestigation')).toEqual([
      '2040-03-12T07:00Z owner',
      '2040-03-16T07:00Z owner',
      '2040-03-18T07:00Z owner ifoChef',
      '2040-03-19T07:00Z owner ifoChef',
      ...['20', '21', '22', '23'].map((day) => `2040-03-${day}T07:00Z ifoChef socialchef`),
      // From here on summer time; Good Friday and Easter Monday are no weekdays.
      ...['26', '27', '28', '29'].map((day) => `2040-03-${day}T06:00Z ifoChef socialchef`),
      '2040-04-03T06:00Z ifoChef socialchef',
    ]);
  });

  it('asks each signatory three times and then stands without the signature', async () => {
    const { id, time } = await arrived();
    await time.to('2040-03-20T08:00:00.000Z');
    await sleepsUntilAfter(id, '2040-03-20T08:00:00.000Z');
    const thrice = (line: string): readonly string[] => [line, line, line];
    expect(await rang(system, id, 'coSign')).toEqual([
      ...thrice('2040-03-06T23:00Z owner signatoryDeputy'),
      ...thrice('2040-03-08T23:00Z author caseHolder'),
      ...thrice('2040-03-12T23:00Z author caseHolder'),
    ]);
    const coSign = (await dutiesOf(system, id)).filter(({ kind }) => kind === 'coSign');
    expect(coSign).toEqual(
      thrice('').map(() => ({ kind: 'coSign', state: 'lapsed', reason: 'missing' })),
    );
    expect(await eventCounts(system, id)).toMatchObject({ signatureRecorded: 3, dutyLapsed: 3 });
    const told = await noticesOf(system, id);
    // Nobody holds the case, so that no officer is told.
    expect(told.filter((line) => /^socialsek.* coSign/.test(line))).toEqual([]);
    expect(told).toEqual(
      expect.arrayContaining([
        'kurator.degerfors coSign 0',
        'rektor.degerfors coSign 0',
        'skolskoterska.degerfors coSign 0',
        'bitrrektor.degerfors coSign 1',
        'larare.degerfors coSign 3',
      ]),
    );
  });

  it('reminds of the feedback three days before and when it is due (19 kap. 6 § SoL)', async () => {
    const { id, time } = await arrived();
    await opened(id);
    await life.do(id, 'waive', 'decide', 'inform');
    await time.to('2040-03-12T23:30:00.000Z');
    await eventually(async () => (await rungsOf(system, id, 'giveFeedback')).length === 2);
    expect(await rang(system, id, 'giveFeedback')).toEqual([
      '2040-03-09T07:00Z owner',
      '2040-03-12T23:00Z owner ifoChef socialchef',
    ]);
  });

  it('begins a new run when a supplement comes after its end, and ends again when it is read', async () => {
    const { id } = await arrived();
    await opened(id);
    await life.do(id, 'waive', 'sign', 'decline', 'decide', 'inform', 'giveFeedback');
    await eventually(async () => (await statusOf(system, id)) === 'closed');
    // A wake-up carried late, after a look that saw its fact, begins a run that finds nothing to do.
    await allCarried(system);
    await handleOf(id).result();
    const first = (await handleOf(id).describe()).runId;
    const { id: supplementId } = await life.supplement(id);
    await eventually(async () => (await statusOf(system, id)) === 'concluded');
    const second = await eventually(async () => {
      const { runId, status } = await handleOf(id).describe();
      return runId !== first && status.name === 'RUNNING' && runId;
    });
    await hasSeenOpen(id, 1);
    await life.readSupplement({ reportId: id, supplementId });
    await eventually(async () => (await statusOf(system, id)) === 'closed');
    await handleOf(id).result();
    expect((await handleOf(id).describe()).runId).toBe(second);
    expect(await eventCounts(system, id)).toMatchObject({
      documentMade: 2,
      reportReopened: 1,
      reportClosed: 2,
    });
  });
});
