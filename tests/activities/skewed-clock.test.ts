import { expect, it, onTestFinished } from 'vitest';

import { freePort } from '../../platform/engine/ports.ts';
import { later } from '../helpers/carried.ts';
import { eventually } from '../helpers/eventually.ts';
import { inTime } from '../helpers/in-time.ts';
import { lifeOf } from '../helpers/living.ts';
import { createNamespace } from '../helpers/own-namespace.ts';
import { ownSystem } from '../helpers/own-system.ts';
import { select } from '../helpers/sql.ts';
import { startWorkerProcess } from '../helpers/worker-process.ts';

const system = await ownSystem(later(0));
const namespace = await inTime(createNamespace());
const patience = { timeout: 120_000 };
const waiting = { withinMs: 60_000 };

it.each([30, -30])(
  'a worker whose clock is %d minutes ahead carries and dates by the database, and is not ready',
  patience,
  async (minutes) => {
    const port = await freePort();
    const worker = await startWorkerProcess(system, {
      namespace,
      taskQueue: `skewed${minutes}`,
      before: [new URL('../../scripts/drill/skewed-date.ts', import.meta.url)],
      env: { SKEWED_BY_MS: String(minutes * 60_000), WORKER_PORT: String(port) },
    });
    onTestFinished(() => worker.kill());
    system.clock.set(later(0));
    const { id } = await lifeOf(system).send();
    const ages = await eventually(async () => {
      const found = await select<{ age: number }>(
        system.raw,
        `select extract(epoch from clock_timestamp() - made_at)::float8 as age
         from letter where stream_id = ?`,
        [id],
      );
      return found.length === 2 && found.map(({ age }) => age);
    }, waiting);
    expect(Math.min(...ages)).toBeGreaterThan(0);
    expect(Math.max(...ages)).toBeLessThan(60);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
    const body = (await answer.json()) as { clockAheadMs: number };
    expect([answer.status, body]).toMatchObject([
      503,
      { database: true, temporal: true, clock: false },
    ]);
    expect(Math.abs(body.clockAheadMs - minutes * 60_000)).toBeLessThan(1_000);
  },
);
