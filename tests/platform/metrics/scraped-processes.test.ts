import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { callerRoutes, publicRoutes } from '../../../api/routes/all.ts';
import { statuses } from '../../../api/problems/statuses.ts';
import { factKinds } from '../../../domain/kinds.ts';
import { systemClock } from '../../../platform/clock.ts';
import {
  metricsOf,
  ownWords,
  type MeasuredProcess,
} from '../../../platform/metrics/metrics-table.ts';
import { processMetrics } from '../../../platform/metrics/process-metrics.ts';
import { seedPeople } from '../../../scripts/seed/people.ts';
import { scheduledTypes, workflowTypes } from '../../../workflows/messages.ts';
import { callersOf } from '../../api/callers.ts';
import { eventually } from '../../helpers/eventually.ts';
import { namesIn, samplesIn, valueOf } from '../../helpers/exposition.ts';
import { startLoginProvider } from '../../helpers/login-provider.ts';
import { createNamespace } from '../../helpers/own-namespace.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import {
  apiEnvironment,
  patience,
  startProduct,
  workerEnvironment,
  type ProductProcess,
} from '../../helpers/product-process.ts';
import { read } from '../../helpers/repository.ts';
import { select } from '../../helpers/sql.ts';
import { leaksIn, testWords } from '../../helpers/test-words.ts';

const system = await ownSystem();

const metricsPort = async (process: ProductProcess): Promise<number> =>
  Number((await process.logged('metrics are served'))['port']);

const get = async (port: number, path: string) => fetch(`http://127.0.0.1:${port}${path}`);
const scrape = async (port: number): Promise<string> => (await get(port, '/metrics')).text();

/** What nobody who scrapes may learn: names, numbers, sentences, logins, places and ids. */
const leaksOf = async (text: string): Promise<readonly string[]> => {
  const ids = await select<{ word: string }>(
    system.raw,
    `select id::text as word from stream union all select id::text from fact
     union all select id::text from person union all select id::text from assignment
     union all select id::text from organisation union all select id::text from municipality
     union all select reference from report
     union all select name from municipality union all select name from organisation
     union all select name from unit`,
  );
  expect(ids.length).toBeGreaterThan(100);
  const words = testWords();
  const logins = seedPeople.map(({ login }) => login);
  return [
    ...leaksIn([{ path: '', text }], words).map(({ word }) => word),
    ...[...ids.map(({ word }) => word), ...logins].filter((word) => text.includes(word)),
    ...(text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/g) ?? []),
  ];
};

const known: Readonly<Record<string, readonly string[]>> = {
  ...ownWords,
  kind: [...factKinds, 'major', 'minor', 'incremental', 'weakcb'],
  refusal: ['none', ...Object.keys(statuses)],
  route: [
    'none',
    '/',
    ...[...publicRoutes, ...callerRoutes].flatMap(({ path }) => [
      path,
      path.replace('/api/v1', ''),
    ]),
  ],
  status: ['200', '201', '499', ...Object.values(statuses).map(String)],
  activity: [
    'advance',
    'makeLetters',
    'reconcile',
    'openTermMeetings',
    'openLogReviews',
    'sendSyntheticReports',
  ],
  workflow: [...Object.values(workflowTypes), ...scheduledTypes],
};

/** Labels whose values are no words: bounds of buckets, and the version of Node. */
const numeric = /^(le|version|major|minor|patch)$/;

const unknownWords = (text: string): readonly string[] =>
  samplesIn(text).flatMap(({ name, labels }) =>
    Object.entries(labels)
      .filter(([label, word]) => !numeric.test(label) && !known[label]?.includes(word))
      .map(([label, word]) => `${name} ${label}=${word}`),
  );

const documented = (of: MeasuredProcess): readonly string[] => {
  const rows = read('docs/metrics.md').matchAll(/^\| `(\w+)` +\|.*\|$/gm);
  const names = new Set<string>(metricsOf(of).map(([name]) => name));
  return [...rows]
    .map(([, name = '']) => name)
    .filter((name) => names.has(name) || name in processMetrics);
};

/** As far as a report comes in one day, over HTTP and through a worker of its own. */
const liveOneDay = async (): Promise<Readonly<Record<MeasuredProcess, string>>> => {
  const provider = await startLoginProvider();
  const api = startProduct({
    module: 'api/server.ts',
    environment: { ...apiEnvironment(system), OIDC_ISSUER: provider.issuer },
  });
  const worker = startProduct({
    module: 'activities/worker.ts',
    environment: { ...workerEnvironment(system), TEMPORAL_NAMESPACE: await createNamespace() },
  });
  const origin = `http://127.0.0.1:${await api.port}`;
  await worker.port;
  const { tokenFor } = provider;
  const people = callersOf({ app: origin, parts: { clock: systemClock }, tokenFor });
  const { report } = await people.until(
    ...(['sign', 'readSupplement', 'register', 'contact', 'invite', 'decide'] as const),
    ...(['inform', 'requestFeedback', 'giveFeedback', 'planFollowUp'] as const),
  );
  await people.post('larare.degerfors', `${report}/openings`, {});
  expect((await people.get('larare.degerfors', report)).status).toBe(200);
  const ports = [await metricsPort(api), await metricsPort(worker)] as const;
  const atRest = async (): Promise<string | false> => {
    const text = await scrape(ports[1]);
    const all = ['anmalan_letters_waiting', 'anmalan_relay_waiting_streams'];
    const done = { activity: 'makeLetters', outcome: 'done' };
    const made = valueOf(text, 'anmalan_activity_duration_seconds_count', done) ?? 0;
    return made > 0 && all.every((name) => valueOf(text, name) === 0) && text;
  };
  const ofWorker = await eventually(atRest, { withinMs: 60_000, what: 'a worker at rest' });
  return { api: await scrape(ports[0]), worker: ofWorker };
};

describe('after one day of a report', patience, () => {
  it('both processes tell all that is documented, and nothing of anybody', async () => {
    const texts = await liveOneDay();
    for (const process of ['api', 'worker'] as const) {
      const text = texts[process];
      expect(namesIn(text).toSorted()).toEqual([...documented(process)].toSorted());
      expect(unknownWords(text)).toEqual([]);
      expect(await leaksOf(text)).toEqual([]);
    }
    const deed = { kind: 'reportSent', outcome: 'done', refusal: 'none' };
    expect(valueOf(texts.api, 'anmalan_deeds_total', deed)).toBe(1);
    const refused = { kind: 'reportOpened', outcome: 'refused', refusal: 'Forbidden' };
    expect(valueOf(texts.api, 'anmalan_deeds_total', refused)).toBe(1);
    expect(valueOf(texts.api, 'anmalan_database_up')).toBe(1);
    expect(valueOf(texts.worker, 'anmalan_database_up')).toBe(1);
    expect(valueOf(texts.worker, 'anmalan_rungs_late')).toBe(0);
    const advanced = { activity: 'advance', outcome: 'done' };
    const attempts = 'anmalan_activity_duration_seconds_count';
    expect(valueOf(texts.worker, attempts, advanced)).toBeGreaterThan(0);
    expect(valueOf(texts.worker, 'anmalan_workflow_task_wait_seconds_count')).toBeGreaterThan(0);
    expect(valueOf(texts.worker, 'anmalan_activity_wait_seconds_count')).toBeGreaterThan(0);

    // What the search would find, if it stood there.
    const planted = texts.api.replace('kind="reportSent"', 'kind="Kim Påhittad"');
    expect(await leaksOf(planted)).toEqual(['Kim', 'Påhittad']);
    expect(unknownWords(planted)).toContain('anmalan_deeds_total kind=Kim Påhittad');
    const [{ id = '' } = {}] = await system.raw('report').select('id');
    expect(await leaksOf(`${texts.worker}x{kind="${id}"} 1`)).toContain(id);
  });
});

describe('a process', patience, () => {
  it.each([
    ['api/server.ts', () => apiEnvironment(system), 401],
    ['activities/worker.ts', () => workerEnvironment(system), 404],
  ] as const)('%s keeps metrics and everything else apart', async (module, environment, there) => {
    const process = startProduct({ module, environment: environment() });
    const port = await process.port;
    const own = await metricsPort(process);
    expect(own).not.toBe(port);
    expect((await get(port, '/metrics')).status).toBe(there);
    expect((await get(own, '/metrics')).status).toBe(200);
    for (const path of ['/', '/readyz', '/healthz', '/api/v1/me']) {
      expect((await get(own, path)).status).toBe(404);
    }
    expect(await process.logged('metrics are served')).toMatchObject({ address: '127.0.0.1' });
  });

  it('works without metrics when their port is taken, and says so', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port: taken } = other.address() as AddressInfo;
    const environment = { ...apiEnvironment(system), METRICS_PORT: String(taken) };
    const api = startProduct({ module: 'api/server.ts', environment });
    expect((await get(await api.port, '/readyz')).status).toBe(200);
    expect(await api.logged('no metrics: their port cannot be listened on')).toMatchObject({
      level: 'error',
      port: taken,
      code: 'EADDRINUSE',
    });
  });
});
