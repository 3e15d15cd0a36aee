import { expect, it, onTestFinished } from 'vitest';
import { createDrawingPool } from '../../../activities/letters/drawing-pool.ts';
import type { Draw } from '../../../activities/letters/letters.ts';
import { later, times } from '../../helpers/carried.ts';
import { eventually } from '../../helpers/eventually.ts';
import { lifeOf } from '../../helpers/living.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { eventCounts, lettersOf } from '../../helpers/stream-rows.ts';
import { startTestWorker } from '../../helpers/worker.ts';

const reports = 6;

it('a thread that is killed while it draws fails that attempt, and each letter is made once', async () => {
  const system = await ownSystem(later(0));
  const pool = createDrawingPool({ threads: 1 });
  onTestFinished(() => pool.close());
  let begun = 0;
  let failed = 0;
  /** Kills the thread under every third drawing, once that has begun. */
  const draw: Draw = async (source, asked) => {
    begun += 1;
    const drawing = pool.draw(source, asked);
    if (begun % 3 === 0) setImmediate(() => void pool.threads()[0]?.terminate());
    try {
      return await drawing;
    } catch (error) {
      failed += 1;
      throw error;
    }
  };
  const worker = await startTestWorker(system, { draw });
  onTestFinished(() => worker.stop());
  const ids = (await times(reports, () => lifeOf(system, worker.deps).send())).map(({ id }) => id);
  await eventually(async () => (await system.raw('letter')).length === 2 * reports, {
    withinMs: 60_000,
  });
  expect(failed).toBeGreaterThan(0);
  for (const id of ids) {
    const steps = (await lettersOf(system, id)).map(({ step }) => step);
    expect(steps.toSorted()).toEqual(['receipt', 'report-as-sent']);
    expect(await eventCounts(system, id)).toMatchObject({ documentMade: 2 });
  }
}, 90_000);
