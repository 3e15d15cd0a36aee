import { describe, expect, it, onTestFinished } from 'vitest';

import { eventually } from '../helpers/eventually.ts';
import { createOwnTemporal, type OwnTemporal } from '../helpers/own-temporal.ts';
import { ownSystem } from '../helpers/own-system.ts';
import {
  linesOf,
  patience,
  startProduct,
  workerEnvironment,
  type ProductProcess,
} from '../helpers/product-process.ts';
import { freePort } from '../../platform/engine/ports.ts';

const module = 'activities/worker.ts';
const system = await ownSystem();

const ownTemporal = async (): Promise<OwnTemporal> => {
  const temporal = await createOwnTemporal();
  onTestFinished(() => temporal.close());
  return temporal;
};

type Worker = ProductProcess & { readonly readyz: () => Promise<readonly [number, unknown]> };

const startWorker = async ({ address }: OwnTemporal): Promise<Worker> => {
  const port = await freePort();
  const environment = {
    ...workerEnvironment(system),
    TEMPORAL_ADDRESS: address,
    WORKER_PORT: String(port),
  };
  const readyz = async (): Promise<readonly [number, unknown]> => {
    const signal = AbortSignal.timeout(2_000);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal });
    return [answer.status, await answer.json()];
  };
  return { ...startProduct({ module, environment }), readyz };
};

const without = {
  database: true,
  disk: true,
  temporal: false,
  clock: true,
  clockAheadMs: expect.any(Number) as number,
};
const stopLimitMs = 5_000;

/** Every line of the log has these fields and no other. */
const allowed =
  /^(time|level|msg|process|kind|code|attempt|address|port|taskQueue|workflowId|runId|activity|error|count)$/;

const expectAllowListed = (worker: ProductProcess): void => {
  const fields = linesOf(worker.printed()).flatMap((line) => Object.keys(line));
  expect(fields.filter((field) => !allowed.test(field))).toEqual([]);
  expect(worker.complained()).toBe('');
};

const stop = async (worker: Worker): Promise<unknown> => {
  worker.child.kill('SIGTERM');
  return worker.ended(stopLimitMs);
};

describe('the worker as a process', () => {
  it(
    'waits for a Temporal that is not there yet, and does not wait for one that has gone',
    patience,
    async () => {
      const temporal = await ownTemporal();
      const worker = await startWorker(temporal);
      expect(await worker.logged('waiting for Temporal')).toMatchObject({
        level: 'warn',
        code: 'NoAnswer',
      });
      expect(await worker.readyz()).toEqual([503, { ...without, worker: false }]);
      await temporal.start();
      const port = await worker.port;
      expect(await worker.logged('worker is up')).toMatchObject({ port });
      expect(await worker.readyz()).toEqual([200, { ...without, temporal: true, worker: true }]);

      await temporal.kill();
      expect(await worker.readyz()).toEqual([503, { ...without, worker: true }]);
      const ofCore = /"kind":"core".*"msg":"gRPC call poll_\w+ retried \d+ times"/;
      await eventually(() => ofCore.test(worker.printed()));
      expect(await stop(worker)).toBe(0);
      expectAllowListed(worker);
    },
  );

  it(
    'says within two seconds that Temporal hangs, and ends within five when told to',
    patience,
    async () => {
      const temporal = await ownTemporal();
      await temporal.start();
      const worker = await startWorker(temporal);
      await worker.port;
      temporal.hang();
      expect(await worker.readyz()).toEqual([503, { ...without, worker: true }]);
      expect(await stop(worker)).toBe(0);
      expectAllowListed(worker);
    },
  );
});
