import { readdirSync } from 'node:fs';
import { Worker, type ReplayResult } from '@temporalio/worker';
import { afterAll, describe, expect, inject, it } from 'vitest';

import { createDataConverter } from '../../platform/crypto/data-converter.ts';
import { loadKeyring } from '../../platform/crypto/keyring.ts';
import { diagnosis, workflowIdOf } from '../../workflows/messages.ts';
import { verifyHistory } from '../../scripts/verify.ts';
import { sendReport } from '../../services/reports/send-report.ts';
import { viewContent } from '../../services/reports/content-views.ts';
import { viewHistory, type SharedEvent } from '../../services/trail/history.ts';
import { verifyTrail } from '../../services/trail/verify-trail.ts';
import { wholeHistory, type HistoryFile } from '../helpers/whole-history.ts';
import { viewReport } from '../../services/reports/report-views.ts';
import { faultIn } from '../helpers/chain.ts';
import { select } from '../helpers/sql.ts';
import { earlierVersion, earlierVersions } from '../helpers/earlier-database.ts';
import { eventually } from '../helpers/eventually.ts';
import { createNamespace } from '../helpers/own-namespace.ts';
import { recordDatabase } from '../helpers/record-database.ts';
import { rungsOf } from '../helpers/stream-rows.ts';
import { sampleReport } from '../helpers/sample-report.ts';
import { createTestSystem } from '../helpers/system.ts';
import { timelineOf } from '../helpers/timeline.ts';
import { startRelay, startTestWorker } from '../helpers/worker.ts';
import { rang } from '../workflows/rang.ts';
import { viewLetter } from '../../services/reports/report-letters.ts';

const latest = String(
  readdirSync(new URL('../../database/migrations/', import.meta.url))
    .filter((file) => file.endsWith('.ts'))
    .toSorted()
    .at(-1),
).replace('.ts', '');
/** The shape of an export of before there were lanes. */
type SharedChain = { readonly events: readonly SharedEvent[] };

/** The events of an export, chain by chain. */
const chainsOf = (history: SharedChain | HistoryFile): ReadonlyMap<string, readonly unknown[]> =>
  'events' in history
    ? new Map([['shared', history.events]])
    : new Map<string, readonly unknown[]>([
        ['shared', history.shared?.events ?? []],
        ...history.lanes.map(({ lane, events }) => [lane, events] as const),
      ]);

const recordedAt = '2040-03-05T08:00:00.000Z';

/**
 * `RECORD_DATABASE=1 npx vitest run tests/upgrade` writes the database as today's version leaves it,
 * into a folder named after its last migration; done before a change that a running installation
 * has to survive.
 */
if (process.env['RECORD_DATABASE']) {
  await recordDatabase(new URL(`${latest}/`, import.meta.url), recordedAt);
}

const replay = async (name: string): Promise<readonly ReplayResult[]> => {
  const { histories } = earlierVersion(name);
  const keyring = await loadKeyring(earlierVersion(name).origin.keysFile, { production: false });
  const options = {
    workflowBundle: { codePath: inject('workflowBundle') },
    dataConverter: createDataConverter(keyring.codecKeys),
  };
  const results: ReplayResult[] = [];
  for await (const one of Worker.runReplayHistories(options, histories)) results.push(one);
  return results;
};

describe.each(earlierVersions())('a database that was left at %s', async (name) => {
  const { told, histories, origin } = earlierVersion(name);
  const { reports, request, exported } = told;
  const system = await createTestSystem(recordedAt, origin);
  afterAll(() => system.close());
  const report = (state: string): string => String(reports[state]);

  it('has every report, its words, its documents and its chain', async () => {
    const rows = await select<{ id: string; kind: string; side: string }>(
      system.raw,
      `select id, kind from stream order by id`,
    );
    expect(rows.length).toBe(11);
    for (const { id } of rows) expect([id, await faultIn(system.raw, id)]).toEqual([id, undefined]);
    for (const [state, id] of Object.entries(reports)) {
      const leader = 'ifochef.degerfors';
      const view = await viewReport(system.deps, await system.as(leader), id);
      const withInvitations = ['closed', 'invited'].includes(state);
      expect([state, view.letters.length]).toEqual([state, withInvitations ? 3 : 1]);
      // Before the opening a receiver reads neither words nor documents.
      for (const { id: letterId } of state === 'unopened' ? [] : view.letters) {
        const letter = await viewLetter(system.deps, await system.as(leader), id, { letterId });
        expect(letter.bytes.subarray(0, 5).toString()).toBe('%PDF-');
      }
      const { content } = await viewContent(system.deps, await system.as('larare.degerfors'), id);
      expect(content.child).toEqual(sampleReport().child);
    }
  });

  it('lets each agency’s system in by the key that it had, for two years more', async () => {
    const kept = await select<{ login: string; kid: string; good: boolean }>(
      system.raw,
      `select c.login, k.kid, k.expires_at = k.added_at + interval '2 years' as good
       from api_client c left join client_key k on k.client_id = c.id order by 1`,
    );
    expect(kept.length).toBeGreaterThan(0);
    const expected = kept.map(({ login }) => ({ login, kid: `${login}-1`, good: true }));
    expect(kept).toEqual(expected);
  });

  it('answers a request from before as it did then', async () => {
    const { key, fingerprint, answer } = request;
    const again = { key, fingerprint: Buffer.from(fingerprint, 'hex') };
    const call = await system.as('larare.degerfors', { request: again });
    expect(await sendReport(system.deps, call, sampleReport())).toEqual(answer.body);
  });

  it('proves what it proved: an export from before, and the same history today', async () => {
    const before = verifyHistory(() => Buffer.from(JSON.stringify(exported)));
    expect(before).toMatchObject({ valid: true });
    const auditor = await system.as('granskare.degerfors');
    const today = await wholeHistory(viewHistory(system.deps, auditor, report('closed')));
    expect(verifyHistory(() => Buffer.from(JSON.stringify(today)))).toMatchObject({ valid: true });
    for (const id of Object.values(reports)) {
      expect([id, (await verifyTrail(system.deps, auditor, id)).is]).toEqual([id, 'whole']);
    }
    const now = chainsOf(today);
    for (const [chain, events] of chainsOf(exported as SharedChain | HistoryFile)) {
      expect([chain, now.get(chain)?.slice(0, events.length)]).toEqual([chain, events]);
    }
  });

  it('has workflows that today’s code repeats step by step', async () => {
    const results = await replay(name);
    expect(results).toHaveLength(histories.length);
    expect(results.filter(({ error }) => error)).toEqual([]);
  });
});

describe('after the upgrade every rung rings when it should', async () => {
  const { told, origin } = earlierVersion(String(earlierVersions()[0]));
  const report = (state: string): string => String(told.reports[state]);
  const system = await createTestSystem(recordedAt, origin);
  // Sealed as everything else in the shared server is, so that what it holds can be read at the end.
  const { codecKeys } = await loadKeyring(inject('template').keysFile, { production: false });
  const worker = await startTestWorker(system, {
    namespace: await createNamespace(),
    relay: 'none',
    codecKeys,
  });
  const { client, taskQueue } = worker;
  const situation = async (state: string): Promise<string> => {
    const link = await system
      .raw('acute_situation_report')
      .where({ report_id: report(state) })
      .first('situation_id');
    return String(link?.situation_id);
  };
  const openRungs = async (streamId: string): Promise<string> =>
    JSON.stringify(
      await system
        .raw('duty')
        .where({ stream_id: streamId, state: 'open' })
        .orderBy(['kind', 'id'])
        .select('kind', 'next_rung_at'),
    );
  /** The workflow sleeps until no earlier than this: it has rung all that came before. */
  const sleepsPast = (workflowId: string, instant: string): Promise<unknown> =>
    eventually(async () => {
      const { nextRungAt } = await client.workflow.getHandle(workflowId).query(diagnosis);
      return nextRungAt === null || nextRungAt > instant;
    });
  const liveUntil = async (workflowId: string, instant: string): Promise<void> => {
    await timelineOf(client, workflowId).to(instant);
    await sleepsPast(workflowId, instant);
  };
  const relay = { running: undefined as ReturnType<typeof startRelay> | undefined };
  afterAll(async () => {
    await relay.running?.stop();
    await worker.stop();
    await system.close();
  });

  it('also of a workflow of before that still runs', async () => {
    const workflowId = workflowIdOf('report', report('decided'));
    await client.workflow.start('report', {
      workflowId,
      taskQueue,
      args: [{ streamId: report('decided') }],
    });
    await liveUntil(workflowId, '2040-03-13T00:00:00.000Z');
    expect(await rang(system, report('decided'), 'giveFeedback')).toEqual([
      '2040-03-09T07:00Z owner',
      '2040-03-12T23:00Z owner ifoChef socialchef',
    ]);
    expect(await rang(system, report('decided'), 'informConcerned')).toEqual([
      '2040-03-05T23:00Z owner ifoChef socialchef',
    ]);
  });

  it('of reports whose workflow has to be begun anew', async () => {
    relay.running = startRelay(system, worker.workflows, 'listening');
    const id = report('unopened');
    const workflowId = workflowIdOf('report', id);
    await eventually(async () => (await client.workflow.getHandle(workflowId).describe()) !== null);
    await liveUntil(workflowId, '2040-03-16T08:00:00.000Z');
    const rungs = await rungsOf(system, id, 'openReport');
    expect(rungs.map(({ dueAt }) => dueAt)).toEqual([
      '2040-03-05T08:20:00.000Z',
      '2040-03-05T08:40:00.000Z',
      '2040-03-05T09:00:00.000Z',
    ]);
    expect(await rang(system, id, 'decideOnInvestigation')).toEqual([
      '2040-03-12T07:00Z owner',
      '2040-03-16T07:00Z owner',
    ]);
    expect(await openRungs(id)).not.toContain('coSign');
  });

  it.each(['acute', 'called'])('of the acute situation of the report %s', async (state) => {
    const id = await situation(state);
    const workflowId = workflowIdOf('acuteSituation', id);
    await eventually(async () => (await client.workflow.getHandle(workflowId).describe()) !== null);
    await liveUntil(workflowId, '2040-04-10T08:00:00.000Z');
    expect(await rang(system, id)).toEqual([
      '2040-03-19T07:00Z owner',
      '2040-03-26T06:00Z owner',
      '2040-04-02T06:00Z owner',
      '2040-04-09T06:00Z ifoChef socialchef',
    ]);
  });
});
