import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest';

import { documentsOf, later, pendingStream } from '../../helpers/carried.ts';
import { eventually } from '../../helpers/eventually.ts';
import { lifeOf } from '../../helpers/living.ts';
import { createOwnPostgres, type OwnPostgres } from '../../helpers/own-postgres.ts';
import { lettersOf } from '../../helpers/stream-rows.ts';
import { cloned, createTestSystem, type TestSystem } from '../../helpers/system.ts';
import { startTestWorker } from '../../helpers/worker.ts';

let postgres: OwnPostgres;
let system: TestSystem;

beforeAll(async () => {
  postgres = await createOwnPostgres();
  const origin = { keysFile: inject('template').keysFile, cluster: postgres, make: cloned };
  system = await createTestSystem(later(0), origin);
}, 60_000);
afterAll(async () => {
  await system.close();
  await postgres.close();
});

/** Long enough that attempts which only grow rarer are 8 and 15 s apart when it ends. */
const outageMs = 16_000;

it('what waits for PostgreSQL is done as soon as it is back', { timeout: 90_000 }, async () => {
  const looks: string[] = [];
  const stopped = Promise.withResolvers<void>();
  let isHeld = false;
  const worker = await startTestWorker(system, {
    wrap: (real) => ({
      ...real,
      advance: async (kind, id, now) => {
        const seen = await real.advance(kind, id, now);
        looks.push(id);
        return seen;
      },
      makeLetters: async (id, steps) => {
        if (isHeld) await stopped.promise;
        return real.makeLetters(id, steps);
      },
    }),
  });
  onTestFinished(() => worker.stop());
  const life = lifeOf(system, worker.deps);
  const asleep = await life.send();
  await documentsOf(system, asleep.id);
  const wakeUp = await pendingStream(system, asleep.id);
  isHeld = true;
  const unlettered = await life.send();
  await eventually(() => looks.includes(unlettered.id));

  await postgres.stop();
  stopped.resolve();
  const before = looks.length;
  await worker.workflows.signal(wakeUp);
  await pause(outageMs);
  expect(looks.slice(before)).toEqual([]);
  await postgres.start();

  await eventually(
    async () =>
      looks.slice(before).includes(asleep.id) &&
      (await lettersOf(system, unlettered.id)).length === 2,
    { withinMs: 5_000, what: 'a look and two letters' },
  );
});
