import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { callerRoutes } from '../../../api/routes/all.ts';
import type { QuotaFigures } from '../../../services/quota/allowances.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { countRows } from '../../helpers/sql.ts';
import { callersOf, teacher, type Answer } from '../callers.ts';
import { createTestApi, testQuota, type TestApi } from '../parts.ts';

const system = await ownSystem();

const otherTeacher = 'larare2.degerfors';
const rektor = 'rektor.degerfors';
const elsewhere = 'larare.atvidaberg';

/** An API with figures of its own over counters that begin at nothing. */
const apiWith = async (figures: Partial<QuotaFigures>): Promise<TestApi> => {
  await system.raw('quota').delete();
  return createTestApi(system, { quota: testQuota(system.deps.db, { figures }) });
};

const siblings = (count: number) => ({
  answer: 'yes',
  list: Array.from({ length: count }, (_, index) => ({
    givenName: `Barn ${index}`,
    familyName: 'Påhittad',
    birthDate: null,
    identity: null,
  })),
});

/** 239 kB in one text, with fifty siblings: fifty-one reports of it. */
const amplified = (change: object = {}) => {
  const report = sampleReport();
  const [event] = report.events;
  const body = { ...report, siblings: siblings(50), ...change };
  const room = 239_000 - JSON.stringify(body).length;
  const texts = Math.floor(room / 20_000);
  const events = Array.from({ length: texts }, () => ({ ...event, what: 'Ord. '.repeat(3_900) }));
  return { ...body, events: [...report.events, ...events] };
};
const acute = (danger: string) => ({
  acute: { danger, how: null, phoneContact: { taken: 'no', at: null, with: null } },
});

const seconds = (answer: Answer): number => Number(answer.headers['retry-after']);
const refusedForQuota = (answer: Answer): void => {
  expect([answer.status, answer.body['code']]).toEqual([429, 'quota-used-up']);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(seconds(answer)).toBeGreaterThan(0);
  expect(answer.body['retryAfter']).toBe(seconds(answer));
};

/** Uses up so much of what somebody may do. */
const useUp = async (purse: string, key: string, points: number): Promise<void> => {
  await system
    .raw('quota')
    .insert({ key: `${purse}:${key}`, points, expire: Date.now() + 60_000 })
    .onConflict('key')
    .merge();
};
const personOf = async (login: string) => {
  const actor = await system.actor(login);
  if (actor.is !== 'person') throw new Error('no person');
  return actor;
};

describe('reports that multiply (routine, “What bad input gets”)', () => {
  it('are refused before they do: of three bodies with fifty siblings one is taken', async () => {
    const api = await apiWith({});
    const people = callersOf(api);
    const before = await countRows(system.raw, 'report');
    expect(JSON.stringify(amplified()).length).toBeGreaterThan(220_000);
    const [first, ...others] = await Promise.all(
      [1, 2, 3].map(() => people.post(teacher, '/reports', amplified())),
    ).then((answers) => answers.toSorted((a, b) => a.status - b.status));
    expect(first?.status).toBe(201);
    for (const answer of others) refusedForQuota(answer);
    expect((await countRows(system.raw, 'report')) - before).toBe(51);

    // Meanwhile: an acute report of the same person, and whatever others send.
    const urgent = await people.post(teacher, '/reports', amplified(acute('yes')));
    expect(urgent.status).toBe(201);
    const unsure = await people.post(teacher, '/reports', sampleReport(acute('unknown') as never));
    expect(unsure.status).toBe(201);
    refusedForQuota(await people.post(teacher, '/reports', sampleReport()));
    for (const login of [otherTeacher, rektor, elsewhere]) {
      const body =
        login === elsewhere ? sampleReport({ municipalityCode: '0561' }) : sampleReport();
      expect([login, (await people.post(login, '/reports', body)).status]).toEqual([login, 201]);
    }
  }, 60_000);

  it('leave nothing behind when they are refused, and go in later under the same key', async () => {
    const people = callersOf(await apiWith({}));
    await useUp('personKilobytes', (await personOf(teacher)).personId, 10_000);
    const tables = ['report', 'stream', 'audit_event', 'idempotency', 'duty'];
    const counts = () => Promise.all(tables.map((table) => countRows(system.raw, table)));
    const before = await counts();
    const key = { 'Idempotency-Key': randomUUID() };
    refusedForQuota(await people.post(teacher, '/reports', amplified(), key));
    expect(await counts()).toEqual(before);
    // The window has ended.
    await system.raw('quota').update({ expire: Date.now() - 1 });
    const taken = await people.post(teacher, '/reports', amplified(), key);
    expect(taken.status).toBe(201);
  }, 60_000);

  it('that were refused cost nothing: a small one still goes in', async () => {
    const people = callersOf(await apiWith({}));
    await useUp('personKilobytes', (await personOf(teacher)).personId, 10_000);
    for (const _ of [1, 2, 3]) refusedForQuota(await people.post(teacher, '/reports', amplified()));
    expect((await people.post(teacher, '/reports', sampleReport())).status).toBe(201);
  });
});

describe('a quota', () => {
  it('is a person`s own, in whatever function she acts', async () => {
    const people = callersOf(await apiWith({}));
    await useUp('personKilobytes', (await personOf(teacher)).personId, 16_000);
    refusedForQuota(await people.post(teacher, '/reports', sampleReport()));
    expect((await people.post(rektor, '/reports', sampleReport())).status).toBe(201);
  });

  it('is shared in a unit, and not with another', async () => {
    const people = callersOf(await apiWith({}));
    await useUp('unitKilobytes', (await personOf(teacher)).assignment.unitId, 512_000);
    refusedForQuota(await people.post(teacher, '/reports', sampleReport()));
    refusedForQuota(await people.post(rektor, '/reports', sampleReport()));
    expect(
      (await people.post(rektor, '/reports', sampleReport(acute('yes') as never))).status,
    ).toBe(201);
    const body = sampleReport({ municipalityCode: '0561' });
    expect((await people.post(elsewhere, '/reports', body)).status).toBe(201);
  });

  it('is not used up for the unit by what one of it is refused', async () => {
    const people = callersOf(await apiWith({ quotaUnitKilobytes: 17_000 }));
    await useUp('personKilobytes', (await personOf(teacher)).personId, 16_000);
    await Promise.all([1, 2, 3, 4].map(() => people.post(teacher, '/reports', amplified())));
    await people.post(teacher, '/reports', amplified(acute('yes')));
    expect((await people.post(rektor, '/reports', sampleReport())).status).toBe(201);
  }, 30_000);

  it('of files is one of its own: neither uses up the other', async () => {
    const people = callersOf(await apiWith({}));
    const { personId } = await personOf(teacher);
    await useUp('personKilobytes', personId, 16_000);
    const file = { name: 'blåmärke.jpg', size: 50_000_000 };
    expect((await people.post(teacher, '/attachments', file)).status).toBe(201);
    await system.raw('quota').update({ points: 0 });
    await useUp('personFileKilobytes', personId, 210_000);
    refusedForQuota(await people.post(teacher, '/attachments', file));
    expect((await people.post(teacher, '/reports', sampleReport())).status).toBe(201);
  });

  it('ends with its window, of which Retry-After tells', async () => {
    const people = callersOf(await apiWith({ quotaDeedMinutes: 7 }));
    await people.post(teacher, '/reports', sampleReport());
    await system.raw('quota').update({ points: 999_999 });
    const refused = await people.post(teacher, '/reports', sampleReport());
    refusedForQuota(refused);
    expect(seconds(refused)).toBeGreaterThan(7 * 60 - 30);
    expect(seconds(refused)).toBeLessThanOrEqual(7 * 60);
    await system.raw('quota').update({ expire: Date.now() - 1 });
    expect((await people.post(teacher, '/reports', sampleReport())).status).toBe(201);
  });

  it('costs nothing for a replay, which is answered when all is used up', async () => {
    const people = callersOf(await apiWith({}));
    const key = { 'Idempotency-Key': randomUUID() };
    const body = sampleReport();
    const first = await people.post(teacher, '/reports', body, key);
    const used = await system.raw('quota').orderBy('key');
    for (const _ of [1, 2, 3]) {
      const again = await people.post(teacher, '/reports', body, key);
      expect([again.status, again.body]).toEqual([201, first.body]);
    }
    expect(await system.raw('quota').orderBy('key')).toEqual(used);
    await system.raw('quota').update({ points: 999_999 });
    expect((await people.post(teacher, '/reports', body, key)).body).toEqual(first.body);
  });

  it('counts another body under a used key, which is no replay', async () => {
    const people = callersOf(await apiWith({}));
    const key = { 'Idempotency-Key': randomUUID() };
    await people.post(teacher, '/reports', sampleReport(), key);
    await system.raw('quota').update({ points: 999_999 });
    const other = sampleReport({ feedback: { wanted: false } });
    refusedForQuota(await people.post(teacher, '/reports', other, key));
  });

  it('counts bodies that are refused for their form', async () => {
    const people = callersOf(await apiWith({}));
    await people.post(teacher, '/reports', { x: 'x'.repeat(100_000) });
    expect(await system.raw('quota').where('key', 'like', 'person%')).toMatchObject([
      { points: 106 },
    ]);
    await system.raw('quota').update({ points: 999_999 });
    refusedForQuota(await people.post(teacher, '/reports', { x: 1 }));
  });
});

describe('looks', () => {
  it('are counted for each person, unknown addresses and foreign reports too', async () => {
    const api = await apiWith({ quotaPersonLooks: 4 });
    const people = callersOf(api);
    const paths = ['/me', '/reports', `/reports/${randomUUID()}`, '/nothing'];
    for (const path of paths) expect((await people.get(teacher, path)).status).not.toBe(429);
    for (const path of paths) refusedForQuota(await people.get(teacher, path));
    expect((await people.get(rektor, '/me')).status).toBe(200);
  });

  it('of every kind are counted before anything is read', async () => {
    const people = callersOf(await apiWith({ quotaPersonLooks: 1 }));
    const report = await people.send();
    await people.get(teacher, '/me');
    for (const part of ['', '/content', '/history', '/duties']) {
      refusedForQuota(await people.get(teacher, `${report}${part}`));
    }
    const events = `select count(*)::int as n from audit_event where stream_id = ? and kind <> ?`;
    const id = report.split('/').at(-1);
    const { rows } = await system.raw.raw(events, [String(id), 'reportSent']);
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('that are used up stop no report', async () => {
    const people = callersOf(await apiWith({ quotaPersonLooks: 1 }));
    await people.get(teacher, '/me');
    refusedForQuota(await people.get(teacher, '/me'));
    expect((await people.post(teacher, '/reports', sampleReport())).status).toBe(201);
  });
});

const wrongToken = (api: TestApi, from?: string) => {
  const asked = request(api.app).get('/api/v1/me').set('Authorization', 'Bearer not.a.token');
  return from === undefined ? asked : asked.set('X-Forwarded-For', from);
};

describe('whoever is not logged in', () => {
  it('may try an address`s number of times, by whatever door', async () => {
    const api = await apiWith({ quotaAddressRequests: 6 });
    const ask = request(api.app);
    const form = { grant_type: 'client_credentials', client_assertion: 'x' };
    const statuses = [
      (await wrongToken(api)).status,
      (await ask.get('/api/v1/me')).status,
      (await ask.post('/api/v1/reports').send({})).status,
      (await ask.post('/oauth/token').type('form').send(form)).status,
      (await ask.get('/')).status,
      (await ask.get('/api/v1/openapi.json')).status,
    ];
    expect(statuses).toEqual([401, 401, 401, 400, 200, 200]);
    refusedForQuota(await wrongToken(api));
    refusedForQuota(await ask.get('/api/v1/me'));
    refusedForQuota(await ask.post('/oauth/token').type('form').send(form));
    refusedForQuota(await ask.get('/api-info'));
    for (const path of ['/', '/att-gora', '/konto', '/hjalp']) {
      const page = await ask.get(path);
      expect([path, page.status, page.type]).toEqual([path, 429, 'text/html']);
      expect(seconds(page)).toBeGreaterThan(0);
    }
  });

  it('is counted at a page that is for people in a function, and led to the login', async () => {
    const api = await apiWith({ quotaAddressRequests: 2 });
    const ask = request(api.app);
    const answers = [await ask.get('/att-gora'), await ask.get('/konto'), await ask.get('/konto')];
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 429]);
  });

  it('keeps nobody at the same address from working, nor a balancer from probing', async () => {
    const api = await apiWith({ quotaAddressRequests: 1 });
    const people = callersOf(api);
    await wrongToken(api);
    refusedForQuota(await wrongToken(api));
    expect((await people.post(teacher, '/reports', sampleReport())).status).toBe(201);
    expect((await people.get(teacher, '/me')).status).toBe(200);
    for (const probe of ['/healthz', '/readyz']) {
      expect((await request(api.app).get(probe)).status).toBe(200);
    }
  });

  it('is counted by the address of the connection, whatever the request states', async () => {
    const api = await apiWith({ quotaAddressRequests: 1 });
    expect((await wrongToken(api, '203.0.113.1')).status).toBe(401);
    refusedForQuota(await wrongToken(api, '203.0.113.2'));
  });

  it('is counted by the address that a trusted proxy states, and not by what stands before it', async () => {
    await system.raw('quota').delete();
    const { config } = (await createTestApi(system)).parts;
    const api = await createTestApi(system, {
      config: { ...config, trustedProxies: 1 },
      quota: testQuota(system.deps.db, { figures: { quotaAddressRequests: 1 } }),
    });
    expect((await wrongToken(api, '203.0.113.1')).status).toBe(401);
    expect((await wrongToken(api, '203.0.113.2')).status).toBe(401);
    refusedForQuota(await wrongToken(api, '203.0.113.9, 203.0.113.2'));
  });
});

describe('when the counters cannot be reached', () => {
  it.each([
    [
      'are gone',
      'alter table quota rename to quota_gone',
      'alter table quota_gone rename to quota',
    ],
    ['are taken away', 'revoke all on quota from anmalan_app', undefined],
  ])('because they %s, everything is admitted and the log says so', async (_, away, back) => {
    const lines: string[] = [];
    const api = await createTestApi(system);
    const log = { ...api.parts.log, warn: (line: string) => void lines.push(line) };
    const open = await createTestApi(system, {
      quota: testQuota(system.deps.db, { figures: { quotaPersonLooks: 1 }, log }),
    });
    const people = callersOf(open);
    await system.raw.raw(away);
    try {
      expect((await people.post(teacher, '/reports', sampleReport())).status).toBe(201);
      expect((await people.get(teacher, '/me')).status).toBe(200);
      expect((await people.get(teacher, '/me')).status).toBe(200);
      expect((await wrongToken(open)).status).toBe(401);
      expect(lines).toEqual(Array(4).fill('a request was not counted against its quota'));
    } finally {
      await system.raw.raw(back ?? 'grant select, insert, update, delete on quota to anmalan_app');
    }
  });

  it('when a replay would give back what it took, it is answered all the same', async () => {
    const lines: string[] = [];
    const { log } = (await createTestApi(system)).parts;
    const warn = (line: string): void => void lines.push(line);
    const quota = testQuota(system.deps.db, { log: { ...log, warn } });
    const verdict = await quota.deed(await system.as(teacher), { kilobytes: 1, refusable: true });
    if (verdict.is === 'refused') throw new Error('a quota that nobody has used');
    await system.raw.raw('revoke all on quota from anmalan_app');
    try {
      await verdict.giveBack();
      expect(lines).toEqual(['what a replay took of a quota was not given back']);
    } finally {
      await system.raw.raw('grant select, insert, update, delete on quota to anmalan_app');
    }
  });

  it('or are held by somebody, a request waits for them no longer than a second', async () => {
    const people = callersOf(await apiWith({}));
    const holding = await system.raw.transaction();
    await holding.raw('lock table quota in access exclusive mode');
    try {
      const begun = performance.now();
      expect((await people.post(teacher, '/reports', sampleReport())).status).toBe(201);
      expect(performance.now() - begun).toBeLessThan(3_000);
    } finally {
      await holding.rollback();
    }
  });
});

it('every operation but the two probes is described with 429 and Retry-After', async () => {
  const api = await apiWith({});
  const { body } = await request(api.app).get('/api/v1/openapi.json');
  const document = body as {
    paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
    components: { responses: Record<string, { headers?: Record<string, unknown> }> };
  };
  const without = Object.entries(document.paths)
    .filter(([, methods]) => Object.values(methods).some(({ responses }) => !responses['429']))
    .map(([path]) => path);
  expect(without).toEqual(['/healthz', '/readyz']);
  expect(Object.keys(document.paths).length).toBeGreaterThan(callerRoutes.length / 3);
  expect(document.components.responses['TooManyRequests']?.headers).toHaveProperty('Retry-After');
});
