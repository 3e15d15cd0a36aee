import { describe, expect, it } from 'vitest';
import { workflowIdOf } from '../../workflows/messages.ts';
import { pinocchioFor } from '../helpers/form-choices.ts';
import { eventually } from '../helpers/eventually.ts';
import { ownWorker } from '../helpers/own-worker.ts';
import { sampleReport } from '../helpers/sample-report.ts';
import { dutiesOf, noticesOf } from '../helpers/stream-rows.ts';
import { timelineOf, type Timeline } from '../helpers/timeline.ts';
import { rang } from './rang.ts';

/** A Monday morning in Stockholm; see the report's test for why so far ahead. */
const monday = '2040-03-12T09:00:00.000Z';

const { system, worker, life } = await ownWorker(monday);

const handleOf = (id: string) => worker.client.workflow.getHandle(workflowIdOf('handOver', id));
const statusOf = async (id: string): Promise<string> => {
  try {
    return (await handleOf(id).describe()).status.name;
  } catch {
    return 'none yet';
  }
};
const runs = (id: string) => eventually(async () => (await statusOf(id)) === 'RUNNING');

const child = { ...sampleReport().child, identity: null, birthDate: '2030-02-18' };
const handedOver = async (): Promise<{ readonly id: string; readonly time: Timeline }> => {
  system.clock.set(monday);
  const { id: reportId } = await life.send({ child });
  const { handOverId: id = '' } = await life.bring(reportId, 'chooseForm');
  await runs(id);
  return { id, time: timelineOf(worker.client, workflowIdOf('handOver', id)) };
};

describe('a hand-over that no form answers', () => {
  it('rings after three weekdays, and comes back by itself after five', async () => {
    const { id, time } = await handedOver();
    await time.to('2040-03-15T22:59:00.000Z');
    expect(await rang(system, id)).toEqual([]);
    await time.to('2040-03-19T22:59:00.000Z');
    await eventually(async () => (await rang(system, id)).length > 0);
    expect(await rang(system, id)).toEqual(['2040-03-15T23:00Z owner caseHolder']);
    expect(await dutiesOf(system, id)).toEqual([
      { kind: 'acceptHandOver', state: 'open', reason: null },
    ]);

    await time.to('2040-03-20T09:00:00.000Z');
    await eventually(async () => (await dutiesOf(system, id)).length === 2);
    expect(await dutiesOf(system, id)).toEqual([
      { kind: 'acceptHandOver', state: 'lapsed', reason: 'silent' },
      { kind: 'reassign', state: 'open', reason: null },
    ]);
    expect(await statusOf(id)).toBe('RUNNING');

    await time.to('2040-03-22T09:00:00.000Z');
    await eventually(async () => (await rang(system, id, 'reassign')).length > 0);
    expect(await rang(system, id)).toEqual([
      '2040-03-15T23:00Z owner caseHolder',
      '2040-03-19T23:00Z owner caseHolder',
      '2040-03-19T23:00Z caseHolder ifoChef socialchef',
      '2040-03-21T23:00Z ifoChef socialchef',
    ]);

    system.clock.set('2040-03-22T09:30:00.000Z');
    const choice = pinocchioFor({ now: system.clock.now() });
    const { id: next } = await life.chooseFormAgain({ handOverId: id }, choice);
    await eventually(async () => (await statusOf(id)) === 'COMPLETED');
    await runs(next);
  });
});

/** The workflow has seen so many follow-ups that are owed: it tells the contact function of each. */
const asked = (id: string, times: number) =>
  eventually(async () => {
    const notices = await noticesOf(system, id);
    return notices.filter((line) => line === 'steget.degerfors followUpForm 0').length === times;
  });

describe('a form that has taken a child', () => {
  it('is followed up at the end of each term, in spring and autumn, until it ends', async () => {
    const { id, time } = await handedOver();
    await life.acceptForm({ handOverId: id });
    await asked(id, 1);
    await time.to('2040-06-16T12:00:00.000Z');
    await eventually(async () => (await rang(system, id)).length > 0);
    expect(await rang(system, id)).toEqual(['2040-06-16T06:00Z owner ifoChef socialchef']);

    system.clock.set('2040-06-18T09:00:00.000Z');
    await life.followUpForm({ handOverId: id }, { outcome: 'continued', note: 'Trivs.' });
    await asked(id, 2);
    await time.to('2040-12-18T12:00:00.000Z');
    await eventually(async () => (await rang(system, id)).length > 1);
    expect(await rang(system, id)).toEqual([
      '2040-06-16T06:00Z owner ifoChef socialchef',
      '2040-12-17T07:00Z owner ifoChef socialchef',
    ]);

    system.clock.set('2040-12-18T13:00:00.000Z');
    await life.followUpForm({ handOverId: id });
    await eventually(async () => (await statusOf(id)) === 'COMPLETED');
    expect(await dutiesOf(system, id)).toEqual([
      { kind: 'acceptHandOver', state: 'done', reason: null },
      { kind: 'followUpForm', state: 'done', reason: null },
      { kind: 'followUpForm', state: 'done', reason: null },
    ]);
  });
});
