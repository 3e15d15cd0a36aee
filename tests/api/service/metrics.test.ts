import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { beforeEach, describe, expect, it } from 'vitest';
import { styleSheetAddress } from '../../../templates/components/layout.tsx';
import { createApiMetrics, type ApiMetrics } from '../../../api/metrics.ts';
import { callerRoutes, publicRoutes } from '../../../api/routes/all.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { samplesIn, valueOf } from '../../helpers/exposition.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { callersOf, teacher, type Callers } from '../callers.ts';
import { createTestApi, testQuota, type TestApi } from '../parts.ts';

const system = await ownSystem();

const deeds = 'anmalan_deeds_total';
const requests = 'anmalan_http_request_duration_seconds_count';
const refusals = 'anmalan_quota_refusals_total';

let metrics: ApiMetrics;
let api: TestApi;
let people: Callers;

const build = async (figures = {}): Promise<void> => {
  metrics = createApiMetrics({
    databaseAnswers: async () => true,
    pools: { work: () => ({ used: 1, free: 2, waiting: 3 }) },
    clockAheadMs: () => -1_500,
  });
  const deps = { ...system.deps, deedEnded: metrics.deedEnded };
  api = await createTestApi(
    { ...system, deps },
    {
      requestEnded: metrics.requestEnded,
      quota: metrics.watched(testQuota(system.deps.db, { figures })),
    },
  );
  people = callersOf(api);
};

const value = async (name: string, labels: Readonly<Record<string, string>>) =>
  valueOf(await metrics.text(), name, labels);

beforeEach(() => build());

describe('deeds are counted', () => {
  const opened = (outcome: string, refusal = 'none') =>
    value(deeds, { kind: 'reportOpened', outcome, refusal });

  it('when they are done, and apart when the answer was only remembered', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    for (let time = 0; time < 3; time += 1) {
      await people.post(teacher, '/reports', sampleReport(), headers);
    }
    expect(await value(deeds, { kind: 'reportSent', outcome: 'done' })).toBe(1);
    expect(await value(deeds, { kind: 'reportSent', outcome: 'repeated' })).toBe(2);
    const report = await people.send();
    const again = { 'Idempotency-Key': randomUUID() };
    await people.post('ifochef.degerfors', `${report}/openings`, {}, again);
    await people.post('ifochef.degerfors', `${report}/openings`, {}, again);
    expect([await opened('done'), await opened('repeated')]).toEqual([1, 1]);
  });

  it('when a rule refuses them, by the kind of refusal', async () => {
    const report = await people.send();
    await people.post(teacher, `${report}/openings`, {});
    expect(await opened('refused', 'Forbidden')).toBe(1);
    await people.post('ifochef.degerfors', `/reports/${randomUUID()}/openings`, {});
    expect(await opened('refused', 'NotFound')).toBe(1);
    await people.post('ifochef.degerfors', `${report}/openings`, {});
    await people.post('ifochef.degerfors', `${report}/openings`, {});
    expect(await opened('refused', 'Conflict')).toBe(1);
    expect(await opened('done')).toBe(1);
  });

  it('when they fail through nobody’s rule', async () => {
    await system.raw.raw('alter table fact rename to away');
    try {
      const report = await people.send();
      await people.post('ifochef.degerfors', `${report}/openings`, {});
    } finally {
      await system.raw.raw('alter table away rename to fact');
    }
    expect(await opened('failed')).toBe(1);
  });
});

describe('requests are measured', () => {
  it('by the template of their route, never by their address', async () => {
    const report = await people.send();
    await people.get(teacher, report);
    await people.get(teacher, `/reports/${randomUUID()}`);
    const route = '/reports/:reportId';
    expect(await value(requests, { route, method: 'GET', status: '200' })).toBe(1);
    expect(await value(requests, { route, method: 'GET', status: '404' })).toBe(1);
    expect(await value(requests, { route: '/reports', method: 'POST', status: '201' })).toBe(1);
  });

  it('also when they reach no route, and whatever method they invent', async () => {
    await request(api.app).get('/api/v1/Kim-Påhittad');
    expect(await value(requests, { route: 'none', method: 'GET', status: '401' })).toBe(1);
    await request(api.app).patch('/healthz');
    expect(await value(requests, { route: 'none', method: 'other', status: '405' })).toBe(1);
    expect(await metrics.text()).not.toMatch(/Kim/);
  });

  it('under a word that is known of every route there is', async () => {
    for (const { method, path } of [...publicRoutes, ...callerRoutes]) {
      const at = path.replaceAll(/:\w+/g, () => randomUUID());
      const token = await api.tokenFor(teacher);
      const agent = request(api.app);
      await agent[method](at).set({
        Authorization: `Bearer ${token}`,
        'Idempotency-Key': randomUUID(),
      });
    }
    await request(api.app).get('/');
    await request(api.app).get(styleSheetAddress);
    const seen = samplesIn(await metrics.text()).filter(({ name }) => name === requests);
    const routes = new Set(seen.map(({ labels }) => labels['route']));
    expect(routes).not.toContain('other');
    expect(routes).not.toContain('none');
    const templates = [...publicRoutes, ...callerRoutes].map(({ path }) => path);
    expect(routes.size).toBe(new Set(templates).size + 2);
    expect(seen.map(({ labels }) => labels['status'])).not.toContain('other');
  });
});

describe('a quota that is used up', () => {
  it('is counted by what was refused', async () => {
    await system.raw('quota').delete();
    await build({ quotaPersonLooks: 1, quotaAddressRequests: 1 });
    for (let time = 0; time < 3; time += 1) await people.get('rektor.degerfors', '/me');
    expect(await value(refusals, { counted: 'look' })).toBe(2);
    for (let time = 0; time < 3; time += 1) await request(api.app).get('/api-info');
    expect(await value(refusals, { counted: 'visit' })).toBe(2);
    expect(await value(refusals, { counted: 'deed' })).toBeUndefined();
    expect(await value(requests, { status: '429' })).toBe(4);
  });
});

describe('of itself the API says', () => {
  it('whether its database answers, how its connections are used, and how its clock goes', async () => {
    const text = await metrics.text();
    expect(valueOf(text, 'anmalan_database_up')).toBe(1);
    expect(valueOf(text, 'anmalan_clock_ahead_seconds')).toBe(-1.5);
    const used = (state: string) =>
      valueOf(text, 'anmalan_database_connections', { pool: 'work', state });
    expect([used('used'), used('free'), used('waiting')]).toEqual([1, 2, 3]);
  });

  it('nothing of it on its public port', async () => {
    expect((await request(api.app).get('/metrics')).status).toBe(401);
    const token = await api.tokenFor(teacher);
    const known = await request(api.app).get('/metrics').set('Authorization', `Bearer ${token}`);
    expect(known.status).toBe(404);
  });
});
