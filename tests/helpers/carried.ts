import type { WorkflowHandle } from '@temporalio/client';

import { systemClock } from '../../platform/clock.ts';
import type { PendingStream } from '../../services/waking/workflows.ts';
import { diagnosis, workflowIdOf } from '../../workflows/messages.ts';
import { eventually } from './eventually.ts';
import type { Life } from './living.ts';
import { lettersOf, statusOf } from './stream-rows.ts';
import type { TestSystem } from './system.ts';
import type { TestWorker } from './worker.ts';
import type { StreamKind } from '../../domain/kinds.ts';

/** That many seconds after the machine's own now, as an ISO instant. */
export function later(seconds: number): string {
  return new Date(Date.parse(systemClock.now()) + seconds * 1000).toISOString();
}

export function times<T>(n: number, work: () => Promise<T>): Promise<readonly T[]> {
  return Promise.all(Array.from({ length: n }, work));
}

/** How many streams have a wake-up that was not acknowledged. */
export async function pendingIn({ raw }: TestSystem): Promise<number> {
  return (await raw('stream').whereRaw('relayed_seq < last_fact_seq')).length;
}

export function allCarried(system: TestSystem): Promise<unknown> {
  return eventually(async () => (await pendingIn(system)) === 0, { what: 'every wake-up carried' });
}

/** Receipt and report as sent stand in the archive. */
export function documentsOf(system: TestSystem, id: string): Promise<unknown> {
  return eventually(async () => (await lettersOf(system, id)).length === 2, {
    what: `letters of ${id}`,
  });
}

/** Lets the next fact of a stream wake its workflow, whatever that waits for. */
export async function lightSleep({ raw }: TestSystem, id: string): Promise<void> {
  await raw('stream').where({ id }).update({ sleeps_until: null });
}

/** From opening to closed, each step as soon as the worker has made what it waits for. */
export async function travel(system: TestSystem, life: Life, id: string): Promise<void> {
  const on = await life.bring(id, 'invite');
  await eventually(async () => (await lettersOf(system, id)).length === 4);
  await life.do(on, 'hold', 'sign', 'decline', 'decide', 'inform', 'giveFeedback');
  await eventually(async () => (await statusOf(system, id)) === 'closed');
}

export function handleOf({ client }: Pick<TestWorker, 'client'>, id: string): WorkflowHandle {
  return client.workflow.getHandle(workflowIdOf('report', id));
}

/** What the workflow believes of its stream becomes what the database says. */
export async function agrees(system: TestSystem, worker: TestWorker, id: string): Promise<void> {
  await eventually(
    async () => {
      const { openDuties, nextRungAt } = await handleOf(worker, id).query(diagnosis);
      const open: readonly { readonly next_rung_at: Date | null }[] = await system
        .raw('duty')
        .where({ stream_id: id, state: 'open' });
      const rungs = open.flatMap((duty) => duty.next_rung_at ?? []);
      const earliest = rungs.toSorted((a, b) => a.getTime() - b.getTime())[0];
      return openDuties === open.length && nextRungAt === (earliest?.toISOString() ?? null);
    },
    { what: `agreement about ${id}` },
  );
}

/** A stream as the relay takes it up, told of its first fact. */
export async function pendingStream({ raw }: TestSystem, id: string): Promise<PendingStream> {
  const row = await raw('stream').where({ id }).first();
  const kind: StreamKind = row.kind;
  return { id, kind, municipalityId: row.municipality_id, lastFactSeq: 1, urgent: false };
}
