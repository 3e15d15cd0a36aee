import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../platform/clock.ts';
import { recompute } from '../../scripts/drill/stream-from-facts.ts';
import { diagnosis, workflowIdOf } from '../../workflows/messages.ts';
import { later, times } from '../helpers/carried.ts';
import { eventually } from '../helpers/eventually.ts';
import { pinocchioFor, stegetFor } from '../helpers/form-choices.ts';
import { inTime } from '../helpers/in-time.ts';
import { lifeOf } from '../helpers/living.ts';
import { startLoginProvider } from '../helpers/login-provider.ts';
import { createNamespace } from '../helpers/own-namespace.ts';
import { ownSystem } from '../helpers/own-system.ts';
import { apiEnvironment, startProduct } from '../helpers/product-process.ts';
import { dutiesOf, eventCounts, noticesOf, rungsOf } from '../helpers/stream-rows.ts';
import { timelineOf } from '../helpers/timeline.ts';
import { startTestWorker } from '../helpers/worker.ts';
import { startWorkerProcess } from '../helpers/worker-process.ts';

const system = await ownSystem(systemClock.now());
const life = lifeOf(system);
const handed = new URL('../helpers/hand-workflow-time.ts', import.meta.url);

/** Recovery waits for timeouts of five seconds, twice, on a machine that is busy with other tests. */
const patience = { timeout: 180_000 };
const leader = 'ifochef.degerfors';

const begun = async (): Promise<string> => {
  const { handOverId = '' } = await life.until('chooseForm');
  return handOverId;
};

/** What is stored is what the facts alone give. */
const agreesWithFacts = async (id: string): Promise<void> => {
  const { stored, fromFacts } = await system.raw.transaction((tx) =>
    recompute(tx, system.deps, { kind: 'handOver', id }),
  );
  expect(stored).toMatchObject(fromFacts);
};

describe('a worker that is killed with -9 while hand-overs wait', () => {
  it('is followed by another, which forgets none and tells nobody twice', patience, async () => {
    const at = { namespace: await inTime(createNamespace()), taskQueue: 'killed-hand-overs' };
    const start = async () => {
      const worker = await startWorkerProcess(system, { ...at, before: [handed] });
      onTestFinished(() => worker.kill());
      return worker;
    };
    const first = await start();
    const ids = await times(6, begun);
    const [silent = '', taken = ''] = ids;
    const told = async () => (await Promise.all(ids.map((id) => noticesOf(system, id)))).flat();
    await eventually(async () => (await told()).length > 0);
    await first.kill();
    await life.acceptForm({ handOverId: taken });

    const second = await start();
    const owed = ids.map((id) => (id === taken ? 'followUpForm' : 'acceptHandOver'));
    const isTold = async (id: string, kind = ''): Promise<boolean> =>
      (await noticesOf(system, id)).includes(`steget.degerfors ${kind} 0`);
    await eventually(
      async () => (await Promise.all(ids.map((id, n) => isTold(id, owed[n])))).every(Boolean),
      { withinMs: 60_000 },
    );
    await second.kill();

    const third = await startTestWorker(system, at);
    onTestFinished(() => third.stop());
    const workflowId = workflowIdOf('handOver', silent);
    // Time is skipped once the workflow sleeps: the task that the killed worker held is taken up
    // again only after its own timeout, which is the machine's and cannot be skipped.
    const waiting = third.client.workflow.getHandle(workflowId);
    await eventually(async () => (await waiting.query(diagnosis)).openDuties === 1, {
      withinMs: 60_000,
    });
    const skipping = timelineOf(third.client, workflowId);
    await skipping.to(later(12 * 86_400));
    await eventually(async () => (await dutiesOf(system, silent)).length === 2, {
      withinMs: 60_000,
    });
    expect(await dutiesOf(system, silent)).toMatchObject([
      { kind: 'acceptHandOver', state: 'lapsed', reason: 'silent' },
      { kind: 'reassign', state: 'open' },
    ]);
    const rungs = await rungsOf(system, silent, 'acceptHandOver');
    expect(rungs.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(await eventCounts(system, silent)).toMatchObject({
      handedOver: 1,
      handOverUnanswered: 1,
      dutyLapsed: 1,
    });
    for (const id of ids) await agreesWithFacts(id);
    for (const id of ids) {
      const notices = await noticesOf(system, id);
      expect(notices).toEqual([...new Set(notices)]);
    }
  });
});

type Asked = { readonly login: string; readonly path: string; readonly body: object };
type Sent = Asked & { readonly key: string };

describe('an API that is killed with -9 in the middle of hand-overs', () => {
  it('loses nothing that it acknowledged, and does nothing twice', patience, async () => {
    const { issuer, tokenFor } = await startLoginProvider();
    const environment = { ...apiEnvironment(system), OIDC_ISSUER: issuer };
    const start = async () => {
      const api = startProduct({ module: 'api/server.ts', environment });
      return { api, origin: `http://127.0.0.1:${await api.port}/api/v1` };
    };
    /** @returns the id in the answer; undefined where none came or it was refused for its state */
    const post = async (origin: string, { login, path, body, key }: Sent) => {
      try {
        const answer = await fetch(`${origin}${path}`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${await tokenFor(login)}`,
            'content-type': 'application/json',
            'idempotency-key': key,
          },
          body: JSON.stringify(body),
        });
        const { id } = (await answer.json()) as { id?: string };
        return answer.status === 201 ? id : undefined;
      } catch {
        return undefined;
      }
    };

    const now = { now: systemClock.now() };
    const reports = await times(6, () => life.until('assess'));
    const waiting = await times(4, begun);
    const refused = await times(4, async () => (await life.until('refuseForm')).handOverId ?? '');
    const asked: readonly Asked[] = [
      ...reports.map(({ id }) => ({
        login: leader,
        path: `/reports/${id}/hand-overs`,
        body: stegetFor(now),
      })),
      ...waiting.map((id) => ({
        login: 'steget.degerfors',
        path: `/hand-overs/${id}/acceptances`,
        body: {},
      })),
      ...refused.map((id) => ({
        login: leader,
        path: `/hand-overs/${id}/choices`,
        body: pinocchioFor(now),
      })),
    ];
    const sent = asked.map((one) => ({ ...one, key: randomUUID() }));

    const acknowledged = new Map<string, string>();
    const first = await start();
    const answers = sent.map(async (one) => {
      const id = await post(first.origin, one);
      if (id) acknowledged.set(one.key, id);
    });
    while (acknowledged.size === 0) await pause(1);
    first.api.child.kill('SIGKILL');
    await Promise.all(answers);
    expect(acknowledged.size).toBeGreaterThan(0);
    for (const id of acknowledged.values()) {
      expect(await system.raw('fact').where({ id })).toHaveLength(1);
    }

    const second = await start();
    for (const one of sent) {
      const id = await post(second.origin, one);
      expect([one.path, typeof id]).toEqual([one.path, 'string']);
      expect([one.path, acknowledged.get(one.key) ?? id]).toEqual([one.path, id]);
    }
    const count = async (where: object) =>
      Number((await system.raw('hand_over_origin').where(where).count('* as n'))[0]?.['n']);
    for (const { id: report_id } of reports) expect(await count({ report_id })).toBe(1);
    for (const previous_id of refused) expect(await count({ previous_id })).toBe(1);
    for (const id of waiting) {
      expect(await eventCounts(system, id)).toMatchObject({ handOverAccepted: 1 });
    }
    const all: readonly { readonly id: string }[] = await system.raw('hand_over').select('id');
    for (const { id } of all) await agreesWithFacts(id);
  });
});
