import { afterAll, expect, inject, it, onTestFinished } from 'vitest';
import { later, times } from '../../helpers/carried.ts';
import { eventually } from '../../helpers/eventually.ts';
import { inTime } from '../../helpers/in-time.ts';
import { lifeOf } from '../../helpers/living.ts';
import { createOwnPostgres } from '../../helpers/own-postgres.ts';
import { createOwnTemporal } from '../../helpers/own-temporal.ts';
import { eventCounts, lettersOf, realLetters } from '../../helpers/stream-rows.ts';
import { cloned, createTestSystem } from '../../helpers/system.ts';
import { startWorkerProcess, type WorkerProcess } from '../../helpers/worker-process.ts';

const [postgres, temporal] = await inTime(Promise.all([createOwnPostgres(), createOwnTemporal()]));
const system = await createTestSystem(later(0), {
  keysFile: inject('template').keysFile,
  cluster: postgres,
  make: cloned,
});
afterAll(async () => {
  await system.close();
  await Promise.all([postgres.close(), temporal.close()]);
});

const threadEnder = new URL('../../helpers/end-drawing-thread.ts', import.meta.url);

const startWorker = async (): Promise<WorkerProcess> => {
  const worker = await startWorkerProcess(system, {
    namespace: 'default',
    taskQueue: 'chaos',
    before: [threadEnder],
    env: { TEMPORAL_ADDRESS: temporal.address, DRAWING_THREADS: '1' },
  });
  onTestFinished(() => worker.kill());
  return worker;
};

const sentEach = 6;

it('worker, drawing thread, Temporal and PostgreSQL are killed while documents are drawn, and each is made once', async () => {
  await temporal.start();
  let worker = await startWorker();
  const life = lifeOf(system);
  const sent: string[] = [];
  const letters = (): Promise<number> => realLetters(system);
  const kills: Readonly<Record<string, () => Promise<void>>> = {
    thread: async () => expect(await worker.ask('end')).toBe(1),
    temporal: () => temporal.kill().then(() => temporal.start()),
    worker: async () => {
      await worker.kill();
      worker = await startWorker();
    },
    postgres: () => postgres.kill().then(() => postgres.start()),
  };
  for (const kill of Object.values(kills)) {
    const made = await letters();
    sent.push(...(await times(sentEach, () => life.send())).map(({ id }) => id));
    await eventually(async () => (await letters()) > made, { withinMs: 60_000 });
    expect(await letters()).toBeLessThan(2 * sent.length);
    await kill();
  }
  await eventually(async () => (await letters()) === 2 * sent.length, { withinMs: 90_000 });
  for (const id of sent) {
    const steps = (await lettersOf(system, id)).map(({ step }) => step);
    expect(steps.toSorted()).toEqual(['receipt', 'report-as-sent']);
    expect(await eventCounts(system, id)).toMatchObject({ documentMade: 2 });
  }
}, 240_000);
