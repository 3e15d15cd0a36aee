import { describe, expect, it } from 'vitest';

import { dailyTermMeetings } from '../../workflows/daily-term-meetings.ts';
import { recordTermMeeting } from '../../services/house/hold-term-meeting.ts';
import { endTermChange } from '../../services/house/term-changes.ts';
import { viewTermMeeting } from '../../services/house/term-meeting-views.ts';
import { diagnosis, termMeetingSchedule, workflowIdOf } from '../../workflows/messages.ts';
import { eventually } from '../helpers/eventually.ts';
import { createNamespace } from '../helpers/own-namespace.ts';
import { ownWorker } from '../helpers/own-worker.ts';
import { select } from '../helpers/sql.ts';
import { dutiesOf, noticesOf } from '../helpers/stream-rows.ts';
import { openTermMeetingIn } from '../helpers/term-meetings.ts';
import { timelineOf } from '../helpers/timeline.ts';
import { startTestWorker } from '../helpers/worker.ts';
import { rang } from './rang.ts';

/** The first working day of a spring term; see the report's test for why so far ahead. */
const begins = '2040-01-02T07:00:00.000Z';
const leader = 'ifochef.nordanstig';

const { system, worker } = await ownWorker(begins);

const handleOf = (id: string) => worker.client.workflow.getHandle(workflowIdOf('termMeeting', id));
const statusOf = async (id: string): Promise<string> => (await handleOf(id).describe()).status.name;
const isRunning = async (id: string): Promise<boolean> => {
  try {
    return (await statusOf(id)) === 'RUNNING';
  } catch {
    return false;
  }
};

describe('a term meeting from the beginning of the term to its end', () => {
  it('rings thirty days before the end, is held, and its stream ends with what was agreed', async () => {
    const id = await openTermMeetingIn(system, '2132');
    await eventually(() => isRunning(id));
    const time = timelineOf(worker.client, handleOf(id).workflowId);
    await time.to('2040-05-31T05:59:00.000Z');
    expect(await rang(system, id)).toEqual([]);
    await time.to('2040-06-01T12:00:00.000Z');
    await eventually(async () => (await rang(system, id)).length > 0);
    expect(await rang(system, id)).toEqual(['2040-05-31T06:00Z owner socialchef']);
    expect(await noticesOf(system, id)).toEqual(
      ['ifochef', 'socialchef'].map((who) => `${who}.nordanstig termMeeting 1`),
    );

    system.clock.set('2040-06-04T08:00:00.000Z');
    await recordTermMeeting(worker.deps, await system.as(leader), id, {
      date: '2040-06-04',
      people: [{ function: 'rektor', name: null }],
      agreed: 'Öppet hus en gång i terminen.',
      agreedChanges: [
        { what: 'Numret sätts upp.', owner: 'officer', school: null, date: '2040-06-18' },
      ],
    });
    await eventually(async () => {
      const { nextRungAt } = await handleOf(id).query(diagnosis);
      return nextRungAt === '2040-06-18T22:00:00.000Z';
    });
    await time.to('2040-06-19T06:00:00.000Z');
    await eventually(async () => (await rang(system, id, 'agreedChange')).length > 0);
    expect(await rang(system, id, 'agreedChange')).toEqual([
      '2040-06-18T22:00Z owner ifoChef socialchef',
    ]);
    expect(await statusOf(id)).toBe('RUNNING');

    const { agreedChanges } = await viewTermMeeting(worker.deps, await system.as(leader), id);
    const change = { termMeetingId: id, changeId: agreedChanges[0]?.id ?? '' };
    const done = { outcome: 'done', reason: null } as const;
    await endTermChange(worker.deps, await system.as(leader), change, done);
    await eventually(async () => (await statusOf(id)) === 'COMPLETED');
    expect(await dutiesOf(system, id)).toEqual([
      { kind: 'agreedChange', state: 'done', reason: null },
      { kind: 'termMeeting', state: 'done', reason: null },
    ]);
  });
});

describe('the work of each morning', () => {
  const meetings = async (): Promise<number> =>
    (await select(system.raw, `select id from term_meeting`)).length;

  it('opens the meeting where a term has begun, and changes nothing when it is done again', async () => {
    const before = await meetings();
    for (let morning = 1; morning <= 2; morning += 1) {
      await worker.client.workflow.execute(dailyTermMeetings, {
        workflowId: `term-meetings-${morning}-${before}`,
        taskQueue: worker.taskQueue,
        args: [],
      });
      // By the machine's own clock, whose term nobody has opened here.
      expect(await meetings()).toBe(before + 1);
    }
  });

  it('is scheduled for six o’clock in Stockholm', async () => {
    // A namespace of its own, so that nothing is begun here at six o’clock.
    const apart = await startTestWorker(system, { namespace: await createNamespace() });
    try {
      await apart.workflows.prepare();
      const { spec } = await apart.client.schedule.getHandle(termMeetingSchedule).describe();
      expect(spec).toMatchObject({
        calendars: [{ hour: [{ start: 6, end: 6 }], minute: [{ start: 0, end: 0 }] }],
        timezone: 'Europe/Stockholm',
      });
    } finally {
      await apart.stop();
    }
  });
});
