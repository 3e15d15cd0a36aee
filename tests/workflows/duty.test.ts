import { describe, expect, it } from 'vitest';

import { workflowIdOf } from '../../workflows/messages.ts';
import { eventually } from '../helpers/eventually.ts';
import { ownWorker } from '../helpers/own-worker.ts';
import { dutiesOf, noticesOf } from '../helpers/stream-rows.ts';
import { timelineOf } from '../helpers/timeline.ts';
import { rang } from './rang.ts';

/** A Friday evening in Stockholm; see the report's test for why so far ahead. */
const evening = '2040-03-09T19:00:00.000Z';

const { system, worker, life } = await ownWorker(evening);

const handleOf = (id: string) => worker.client.workflow.getHandle(workflowIdOf('consultation', id));
const statusOf = async (id: string): Promise<string> => (await handleOf(id).describe()).status.name;

const asked = async (): Promise<string> => {
  system.clock.set(evening);
  const { id } = await life.ask({});
  await eventually(async () => {
    try {
      return (await statusOf(id)) === 'RUNNING';
    } catch {
      return false;
    }
  });
  return id;
};

describe('a stream that waits for nothing but its duties', () => {
  it('rings for a question over a weekend after one office hour, and ends with its answer', async () => {
    const id = await asked();
    const time = timelineOf(worker.client, handleOf(id).workflowId);
    await time.to('2040-03-12T07:59:00.000Z');
    expect(await rang(system, id)).toEqual([]);
    await time.to('2040-03-12T12:00:00.000Z');
    await eventually(async () => (await rang(system, id)).length > 0);
    expect(await rang(system, id)).toEqual(['2040-03-12T08:00Z owner ifoChef socialchef']);
    expect(await noticesOf(system, id)).toEqual(
      ['ifochef', 'socialchef', 'socialsekreterare1', 'socialsekreterare2'].map(
        (who) => `${who}.degerfors answerConsultation 1`,
      ),
    );
    expect(await statusOf(id)).toBe('RUNNING');

    system.clock.set('2040-03-12T12:30:00.000Z');
    await life.answerQuestion({ consultationId: id });
    await eventually(async () => (await statusOf(id)) === 'COMPLETED');
    expect(await dutiesOf(system, id)).toEqual([
      { kind: 'answerConsultation', state: 'done', reason: null },
    ]);
  });

  it('ends at once when it is answered before anything rang', async () => {
    const id = await asked();
    await life.answerQuestion({ consultationId: id });
    await eventually(async () => (await statusOf(id)) === 'COMPLETED');
    expect(await rang(system, id)).toEqual([]);
  });
});
