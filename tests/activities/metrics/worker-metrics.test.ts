import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { drainCore } from '../../../activities/metrics/core-metrics.ts';
import { createWorkerMetrics } from '../../../activities/metrics/worker-metrics.ts';
import { answers } from '../../../database/answers.ts';
import { connect, type Db } from '../../../database/connection.ts';
import { poolUse } from '../../../database/pool-use.ts';
import { metrics as table } from '../../../platform/metrics/metrics-table.ts';
import * as workflows from '../../../workflows/index.ts';
import { linesOf, samplesIn, valueOf } from '../../helpers/exposition.ts';
import { freePort } from '../../../platform/engine/ports.ts';
import { lifeOf } from '../../helpers/living.ts';
import { ownSystem } from '../../helpers/own-system.ts';

const system = await ownSystem();

const metricsOver = (db: Db) =>
  createWorkerMetrics({
    db,
    databaseAnswers: () => answers(db),
    pools: { work: () => poolUse(db) },
    clock: () => ({ now: system.clock.now(), aheadMs: 250 }),
  });

/** What is asked of the database, in the order of the table. */
const figures = Object.keys(table).filter((name) =>
  /^anmalan_(relay|letters|rungs|reconciliation)_/.test(name),
);

const updatesOf = (...updates: readonly (readonly [string, number, Record<string, string>])[]) => ({
  retrieveUpdates: () =>
    updates
      .map(([name, value, attributes]) => ({ metric: { name } as never, value, attributes }))
      .values(),
});

/** The port of a server that accepts and never says a word. */
const portOfSilence = async (): Promise<number> => {
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

describe('the figures of the database', () => {
  it('are those of all workers together', async () => {
    await lifeOf(system).send();
    system.clock.advance({ minutes: 2 });
    const text = await metricsOver(system.workerDeps.db).text();
    expect(valueOf(text, 'anmalan_database_up')).toBe(1);
    expect(valueOf(text, 'anmalan_clock_ahead_seconds')).toBe(0.25);
    expect(valueOf(text, 'anmalan_relay_waiting_streams')).toBe(1);
    expect(valueOf(text, 'anmalan_relay_oldest_waiting_seconds')).toBe(120);
    expect(valueOf(text, 'anmalan_letters_waiting')).toBe(2);
    expect(valueOf(text, 'anmalan_letters_oldest_waiting_seconds')).toBe(120);
    expect(valueOf(text, 'anmalan_rungs_late')).toBe(0);
    expect(valueOf(text, 'anmalan_reconciliation_missing_reports')).toBe(0);
    expect(valueOf(text, 'anmalan_reconciliation_fallen_senders')).toBe(0);
  });

  it.each([
    ['cannot be reached', freePort],
    ['hangs', portOfSilence],
  ] as const)('are left out while the database %s, within two seconds', async (_, port) => {
    const url = `postgres://nobody@127.0.0.1:${await port()}/gone`;
    const db = connect({ connectionString: url, applicationName: 'gone', max: 1 });
    const began = performance.now();
    const text = await metricsOver(db).text();
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(valueOf(text, 'anmalan_database_up')).toBe(0);
    expect(figures.length).toBe(9);
    expect(figures.flatMap((name) => linesOf(text, name))).toEqual([]);
    expect(valueOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(0);
    void db.destroy();
  });
});

describe('of what Temporal’s core measures', () => {
  it('that is kept which tells of failures and of waiting, by the type of the workflow', async () => {
    const metrics = metricsOver(system.workerDeps.db);
    const report = { workflow_type: 'report2', namespace: 'Kim', task_queue: 'Kim' };
    const core = updatesOf(
      ['temporal_workflow_task_execution_failed', 2, { ...report, failure_reason: 'Kim' }],
      ['temporal_workflow_failed', 1, report],
      ['temporal_workflow_completed', 3, { workflow_type: 'Kim Påhittad' }],
      ['temporal_workflow_task_schedule_to_start_latency', 0.3, {}],
      ['temporal_activity_schedule_to_start_latency', 400, {}],
      ['temporal_request_latency', 0.1, { operation: 'Kim' }],
    );
    drainCore(core, metrics);
    const text = await metrics.text();
    const workflow = 'report2';
    expect(valueOf(text, 'anmalan_workflow_tasks_failed_total', { workflow })).toBe(2);
    const ended = 'anmalan_workflows_ended_total';
    expect(valueOf(text, ended, { workflow, outcome: 'failed' })).toBe(1);
    expect(valueOf(text, ended, { workflow: 'other', outcome: 'completed' })).toBe(3);
    expect(valueOf(text, 'anmalan_workflow_task_wait_seconds_sum')).toBe(0.3);
    const within = (le: string) => valueOf(text, 'anmalan_activity_wait_seconds_bucket', { le });
    expect([within('300'), within('600')]).toEqual([0, 1]);
    expect(text).not.toMatch(/Kim/);
  });

  it('is known of every type of workflow that there is', async () => {
    const metrics = metricsOver(system.workerDeps.db);
    const types = Object.keys(workflows);
    const ended = types.map(
      (type) => ['temporal_workflow_completed', 1, { workflow_type: type }] as const,
    );
    drainCore(updatesOf(...ended), metrics);
    const shown = samplesIn(await metrics.text())
      .filter(({ name }) => name === 'anmalan_workflows_ended_total')
      .map(({ labels }) => labels['workflow']);
    expect(shown.toSorted()).toEqual(types.toSorted());
  });
});
