import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Db } from '../../../database/connection.ts';
import { databaseChecks } from '../../../database/readiness.ts';
import { createReadiness } from '../../../platform/readiness.ts';
import { eventually } from '../../helpers/eventually.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { select } from '../../helpers/sql.ts';
import { createTestSystem, type TestSystem } from '../../helpers/system.ts';
import { callersOf, teacher, type Answer, type Callers } from '../callers.ts';
import { createTestApi, type TestApi } from '../parts.ts';

/** Shorter than the product's ten seconds, to which the driver adds one of its own. */
const statementLimitMs = 500;
const applicationName = 'failing-api';

let system: TestSystem;
let db: Db;
let api: TestApi;
let people: Callers;

beforeAll(async () => {
  system = await createTestSystem();
  db = connect({ connectionString: system.urls.app, applicationName, statementLimitMs });
  api = await createTestApi(
    { deps: { ...system.deps, db }, clock: system.clock },
    { readiness: createReadiness(databaseChecks(db)) },
  );
  people = callersOf(api);
});
afterAll(async () => {
  await db.destroy();
  await system.close();
});

type Backend = { readonly pid: number; readonly waiting: boolean };

const backends = (): Promise<readonly Backend[]> =>
  select<Backend>(
    system.raw,
    `select pid, wait_event_type = 'Lock' as waiting from pg_stat_activity
     where application_name = ? and datname = current_database()`,
    [applicationName],
  );

const key = { 'Idempotency-Key': randomUUID() };
const body = sampleReport();
const send = (): Promise<Answer> => people.post(teacher, '/reports', body, key);

const expectTryAgain = ({ status, body, headers }: Answer): void => {
  expect([status, body['code'], headers['retry-after']]).toEqual([503, 'try-again', '5']);
};

describe('a report that meets a database in trouble is answered 503, to be sent again', () => {
  let mending: (() => Promise<unknown>) | undefined;
  const mend = async (): Promise<void> => {
    await mending?.();
    mending = undefined;
  };
  const expectTakenWhenMended = async (): Promise<void> => {
    await mend();
    expect((await send()).status).toBe(201);
  };
  afterEach(mend);

  it('when its disk is full, and the probe says so', async () => {
    expect((await request(api.app).get('/readyz')).status).toBe(200);
    await system.raw.raw(`
      create function full_disk() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
      create trigger full_disk before insert on audit_event execute function full_disk()`);
    mending = () => system.raw.raw('drop trigger full_disk on audit_event');
    expectTryAgain(await send());
    const ready = await request(api.app).get('/readyz');
    expect([ready.status, ready.headers['retry-after']]).toEqual([503, '5']);
    expect(ready.body).toMatchObject({ code: 'not-ready', failing: ['disk'] });
    await expectTakenWhenMended();
  });

  it('when its connection dies under the statement', async () => {
    const trx = await system.raw.transaction();
    mending = () => trx.rollback();
    await trx.raw('lock table audit_event in exclusive mode');
    const answer = people.post(teacher, '/reports', sampleReport());
    const killed = eventually(async () => {
      const [stuck] = (await backends()).filter(({ waiting }) => waiting);
      return stuck && select(system.raw, 'select pg_terminate_backend(?)', [stuck.pid]);
    });
    await killed;
    expectTryAgain(await answer);
    await expectTakenWhenMended();
  });

  it('when nothing answers any more: soon after the limit of a statement', async () => {
    await people.get(teacher, '/me');
    const stopped = await backends();
    for (const { pid } of stopped) process.kill(pid, 'SIGSTOP');
    mending = async () => stopped.forEach(({ pid }) => process.kill(pid, 'SIGCONT'));
    const began = performance.now();
    expectTryAgain(await people.get(teacher, '/me'));
    expect(performance.now() - began).toBeLessThan(statementLimitMs + 3_000);
    await expectTakenWhenMended();
  });
});
