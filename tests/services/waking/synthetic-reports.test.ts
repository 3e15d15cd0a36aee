import { beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../domain/calendar/time.ts';
import { inTransaction } from '../../../database/transaction.ts';
import { listDuties } from '../../../services/duties/list-duties.ts';
import { listDifferences } from '../../../services/house/differences.ts';
import { listSynthetic } from '../../../services/house/synthetic-list.ts';
import { keepLetter } from '../../../services/letters/archive.ts';
import { viewMe } from '../../../services/people/me.ts';
import { openReport } from '../../../services/intake/routing.ts';
import { lettersToDraw } from '../../../services/reports/letters-to-draw.ts';
import { listReports } from '../../../services/reports/queue.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { viewHistory } from '../../../services/trail/history.ts';
import { advance } from '../../../services/waking/advance.ts';
import { reconcileDays } from '../../../services/waking/reconciliation.ts';
import { syntheticFigures } from '../../../services/waking/synthetic-figures.ts';
import {
  followSyntheticReports,
  sendSyntheticReports,
} from '../../../services/waking/synthetic-reports.ts';
import { acknowledge } from '../../../database/waking/relay-store.ts';
import { lifeOf, type Life } from '../../helpers/living.ts';
import { recordsOf, type Records } from '../../helpers/records.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { select } from '../../helpers/sql.ts';
import { createTestSystem, type TestSystem } from '../../helpers/system.ts';

/** Five in the morning in Stockholm, when nobody is at work. */
const five = '2026-11-16T04:00:00.000Z';
const minutesPast = (minutes: number): string =>
  new Date(Date.parse(five) + minutes * 60_000).toISOString();
const page = { limit: 50, offset: 0 };
const auditor = 'granskare.degerfors';
const leader = 'ifochef.degerfors';

let system: TestSystem;
let life: Life;
let records: Records;
beforeEach(async () => {
  system = await createTestSystem(five);
  life = lifeOf(system);
  records = recordsOf(system);
  return () => system.close();
});

const send = (now = five) => sendSyntheticReports(system.workerDeps, now);
const idIn = async (code = '1862'): Promise<string> => {
  const [found] = await select<{ id: string }>(
    system.raw,
    `select y.id from synthetic_report y join municipality m on m.id = y.municipality_id
     where m.code = ? order by y.day desc limit 1`,
    [code],
  );
  return found?.id ?? '';
};
/** As relay and workflow do it. */
const wake = (id: string) => acknowledge(system.workerDeps.db, id, 100);
const draw = async (id: string): Promise<void> => {
  for (const { order } of await lettersToDraw(system.workerDeps, id, {
    now: five,
    wanted: () => true,
  })) {
    await keepLetter(system.workerDeps, order, { bytes: Buffer.from('%PDF'), at: five });
  }
};
const ring = (id: string, now = minutesPast(5)) => advance(system.workerDeps, 'report', id, now);
const delivered: string[] = [];
beforeEach(() => void delivered.splice(0));
const mailbox = {
  deliver: async ({ reportId }: { readonly reportId: string }) => void delivered.push(reportId),
};
const follow = (now: string, to = mailbox) => followSyntheticReports(system.workerDeps, to, now);
const through = async (id: string): Promise<void> => {
  await wake(id);
  await draw(id);
  await ring(id);
};
const list = async (login: string) => listSynthetic(system.deps, await system.as(login), page);
const stoppedAt = async (login = leader) =>
  (await listDifferences(system.deps, await system.as(login), page)).items;

describe('the artificial report of a day (routine §3.6)', () => {
  it('is sent once a day to each municipality, by its own hour', async () => {
    expect(await send(minutesPast(-1))).toBe(0);
    const [one, other] = await Promise.all([send(), send()]);
    expect(one + other).toBe(4);
    expect(await send(minutesPast(600))).toBe(0);
    expect(await send('2026-11-17T03:59:00.000Z')).toBe(0);
    expect(await send('2026-11-17T04:00:00.000Z')).toBe(4);
  });

  it('is sent later in the day where nobody asked at its hour, and not twice on a day with 25 hours', async () => {
    expect(await send('2026-10-25T20:00:00.000Z')).toBe(4);
    expect(await send('2026-10-25T22:30:00.000Z')).toBe(0);
    expect(await send('2026-10-25T23:00:00.000Z')).toBe(0);
  });

  it('is received as every report: frozen, sealed, with its duties, and its workflow to be woken', async () => {
    await send();
    const id = await idIn();
    const row = await records.report(id);
    expect(row).toMatchObject({ status: 'received', acute: true, asked_roles: [] });
    expect(row.content_hash).toHaveLength(32);
    expect(await records.openKinds(id)).toEqual([
      'assessProtection',
      'decideOnInvestigation',
      'openReport',
    ]);
    const [stream] = await select<{ last_fact_seq: string }>(
      system.raw,
      `select * from stream where id = ?`,
      [id],
    );
    expect(stream).toMatchObject({
      kind: 'syntheticReport',
      relayed_seq: '0',
      organisation_id: null,
    });
    expect(stream?.last_fact_seq).not.toBe('0');
    expect(await records.events(id)).toMatchObject([
      { kind: 'reportSent', actor: 'synthetic', function: 'system/synthetic' },
    ]);
  });

  it('says in every name that it is made up, and names no number of a child', async () => {
    await send();
    const [letter] = await lettersToDraw(system.workerDeps, await idIn(), {
      now: five,
      wanted: () => true,
    });
    const { child, reporter, guardians, siblings } = letter?.source.content ?? {};
    expect([child?.familyName, reporter?.familyName]).toEqual(['Påhittad', 'Exempel']);
    expect([child?.identity, child?.birthDate]).toEqual([null, null]);
    expect([guardians, siblings?.list]).toEqual([[], []]);
    expect(letter?.source.kind).toBe('reportAsSent');
  });

  it('rings after five minutes at night, in the test mailbox and for nobody', async () => {
    await send();
    const id = await idIn();
    await ring(id, minutesPast(4));
    expect(await select(system.raw, `select * from test_notice`)).toEqual([]);
    await ring(id, minutesPast(14));
    expect(await select(system.raw, `select rung from test_notice`)).toHaveLength(1);
    await ring(id, '2026-12-24T09:00:00.000Z');
    expect(await select(system.raw, `select * from notice`)).toEqual([]);
  });

  it('is withdrawn and closed when its notice has been delivered', async () => {
    await send();
    const id = await idIn();
    expect(await follow(minutesPast(1))).toMatchObject({ delivered: 0, stopped: 0 });
    await through(id);
    expect(await follow(minutesPast(6))).toMatchObject({ delivered: 1, stopped: 0, failed: 0 });
    expect(delivered).toEqual([id]);
    expect(await records.report(id)).toMatchObject({ status: 'closed', concluded_as: null });
    expect(await records.openKinds(id)).toEqual([]);
    expect((await records.kinds(id)).slice(-2)).toEqual(['syntheticWithdrawn', 'reportClosed']);
    expect(await stoppedAt()).toEqual([]);
    expect(await follow(minutesPast(7))).toMatchObject({ delivered: 0, stopped: 0 });
    expect(delivered).toEqual([id]);
  });

  it('lets its workflow end, once it has been withdrawn', async () => {
    await send();
    const id = await idIn();
    await through(id);
    const waking = () => select(system.raw, `select last_fact_seq from stream where id = ?`, [id]);
    const before = await waking();
    await follow(minutesPast(6));
    expect(await waking()).not.toEqual(before);
    const seen = await ring(id, minutesPast(7));
    expect(seen).toMatchObject({ is: 'here', state: { ended: true, openDuties: 0 } });
    expect(await records.report(id)).toMatchObject({ status: 'closed' });
  });
});

describe('a chain that does not come to a notice delivered', () => {
  const steps = [
    ['received', []],
    ['woken', [wake]],
    ['drawn', [wake, draw]],
  ] as const;
  it.each(steps)(
    'has to be explained after fifteen minutes: it came to %s',
    async (reached, done) => {
      await send();
      const id = await idIn();
      for (const step of done) await step(id);
      expect(await follow(minutesPast(14))).toMatchObject({ stopped: 0 });
      expect(await follow(minutesPast(15))).toMatchObject({ stopped: 4 });
      const day = localDate(five);
      expect(await stoppedAt()).toMatchObject([
        { kind: 'syntheticReport', of: { day, sentAt: five, reached }, explained: null },
      ]);
      expect(await records.report(id)).toMatchObject({ status: 'closed' });
      expect(await follow(minutesPast(16))).toMatchObject({ stopped: 0 });
      expect(await stoppedAt()).toHaveLength(1);
      const { items } = await listDuties(system.deps, await system.as(leader), page);
      expect(items.map(({ kind }) => kind)).toEqual(['explainDifference']);
    },
  );

  it('is also one whose notice could not be delivered, which is tried until then', async () => {
    await send();
    const id = await idIn();
    await through(id);
    const broken = { deliver: () => Promise.reject(new Error('full')) };
    expect(await follow(minutesPast(6), broken)).toMatchObject({ delivered: 0, failed: 1 });
    expect(await follow(minutesPast(15), broken)).toMatchObject({ failed: 0, stopped: 4 });
    expect(await stoppedAt()).toMatchObject([{ of: { reached: 'noticed' } }]);
  });

  it('is one that came through too late', async () => {
    await send();
    await through(await idIn());
    expect(await follow(minutesPast(15))).toMatchObject({ delivered: 0, stopped: 4 });
    expect(delivered).toEqual([]);
    expect(await stoppedAt()).toMatchObject([{ of: { reached: 'noticed' } }]);
  });

  it('is none at all on a day on which nothing was sent, once, where it used to be', async () => {
    expect(await follow(minutesPast(600))).toMatchObject({ stopped: 0 });
    await send();
    for (const code of ['1862', '0561', '0513', '2132']) await through(await idIn(code));
    await follow(minutesPast(6));
    const next = '2026-11-17T04:15:00.000Z';
    expect(await follow('2026-11-17T04:14:59.000Z')).toMatchObject({ stopped: 0 });
    expect(await follow(next)).toMatchObject({ stopped: 4 });
    expect(await follow('2026-11-17T12:00:00.000Z')).toMatchObject({ stopped: 0 });
    expect(await stoppedAt()).toMatchObject([
      { of: { day: '2026-11-17', sentAt: null, reached: 'notSent' } },
    ]);
    await follow('2026-11-18T12:00:00.000Z');
    expect(await stoppedAt()).toHaveLength(2);
  });

  it('is told by the metrics, with when the last one was delivered', async () => {
    const { db } = system.workerDeps;
    expect(await syntheticFigures(db, five)).toEqual({ stopped: 0, deliveredSeconds: undefined });
    await send();
    for (const code of ['1862', '0561', '0513']) await through(await idIn(code));
    await follow(minutesPast(6));
    await follow(minutesPast(15));
    const figures = await syntheticFigures(db, minutesPast(20));
    expect(figures.stopped).toBe(1);
    expect(figures.deliveredSeconds).toBeLessThan(Date.parse(five) / 1_000);
  });
});

describe('the artificial report, to everybody but the auditor,', () => {
  /** All that people see of their work. */
  const seen = async (login: string): Promise<unknown> => {
    const { deps } = system;
    const as = () => system.as(login);
    const me = login.startsWith('skolsystem') ? null : await viewMe(deps, await as());
    const duties = await listDuties(deps, await as(), page);
    return { reports: await listReports(deps, await as(), page), duties, me };
  };
  const people = [
    'larare.degerfors',
    'rektor.degerfors',
    'skolsystem.degerfors',
    'socialsekreterare1.degerfors',
    leader,
    'bitrifochef.degerfors',
    'socialchef.degerfors',
    auditor,
  ] as const;

  it('leaves everything the same with it and without it: lists, totals, duties and notices', async () => {
    await life.send();
    const all = () => Promise.all(people.map(seen));
    const before = await all();
    await send();
    expect(await all()).toEqual(before);
    const id = await idIn();
    await through(id);
    expect(await all()).toEqual(before);
    await follow(minutesPast(6));
    expect(await all()).toEqual(before);
  });

  it('leaves the counts of sent and received as they are, and no child is known by it', async () => {
    await send();
    const none = { hasStarted: async () => false };
    expect(await reconcileDays(system.workerDeps, none, '2026-11-17T04:30:00.000Z')).toEqual([]);
    for (const table of ['report_tally', 'duty_tally', 'child_index', 'acute_situation']) {
      expect(await select(system.raw, `select * from ${table}`)).toEqual([]);
    }
    const id = await idIn();
    await through(id);
    await follow(minutesPast(6));
    for (const table of ['report_tally', 'duty_tally']) {
      expect(await select(system.raw, `select * from ${table}`)).toEqual([]);
    }
  });

  it.each(people.filter((login) => login !== auditor))('is not there for %s', async (login) => {
    await send();
    const id = await idIn();
    const call = await system.as(login);
    expect(await refusal(viewReport(system.deps, call, id))).toMatchObject(hidden);
    expect(await refusal(openReport(system.deps, await system.as(login), id))).toMatchObject(
      hidden,
    );
    expect(await refusal(viewHistory(system.deps, await system.as(login), id))).toMatchObject(
      hidden,
    );
  });

  it('leaves its trail, and the auditor reads it as what it is', async () => {
    await send();
    const id = await idIn();
    await through(id);
    await follow(minutesPast(6));
    const { items } = await list(auditor);
    expect(items).toMatchObject([{ day: '2026-11-16', reportId: id, stoppedAt: null }]);
    const history = await viewHistory(system.deps, await system.as(auditor), id);
    const kinds: string[] = [];
    for (const { events } of history.lanes) {
      for await (const some of events) {
        for (const { bytes } of some) {
          const { kind, actor } = JSON.parse(bytes) as { kind: string; actor: string };
          kinds.push(`${kind} ${actor}`);
        }
      }
    }
    expect(kinds).toContain('reportSent synthetic');
    expect(kinds).toContain('syntheticWithdrawn synthetic');
  });

  it('has its days told to whoever reads the counts, without its id, and to nobody at a school', async () => {
    await send();
    for (const login of [leader, 'forvaltare.degerfors']) {
      expect((await list(login)).items).toMatchObject([{ day: '2026-11-16', reportId: null }]);
    }
    expect(await refusal(list('rektor.degerfors'))).toMatchObject({ status: 403 });
    expect((await list('ifochef.kinda')).items).toHaveLength(1);
  });
});

describe('a real report', () => {
  const asSynthetic = `insert into report
    select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(),
      'reference', 'ANM-0000-0000', 'channel', 'synthetic', 'status', 'received',
      'author_person_id', null, 'sender_unit_id', null, 'sender_organisation_id', null))).*
    from report r where r.id = ?`;
  const tried = async (login: string, sql: string, values: readonly string[]): Promise<unknown> => {
    const { actor } = await system.as(login);
    const attempt = inTransaction(system.deps.db, actor, (tx) => tx.raw(sql, [...values]));
    return attempt.then(
      () => 'done',
      (error: { code?: string }) => error.code,
    );
  };

  it.each(['larare.degerfors', 'skolsystem.degerfors', leader])(
    'is never made one by %s',
    async (login) => {
      const { id } = await life.send();
      const refused = '42501';
      expect(await tried(login, asSynthetic, [id])).toBe(refused);
      expect(await tried(login, `update report set channel = 'synthetic' where id = ?`, [id])).toBe(
        refused,
      );
      expect(
        await tried(
          login,
          `select begin_stream(gen_random_uuid(), 'syntheticReport', municipality_id, null)
           from report where id = ?`,
          [id],
        ),
      ).toBe(refused);
    },
  );

  it('is not made one by the worker either, nor is one made for which no day stands', async () => {
    const { id } = await life.send();
    const { db } = system.workerDeps;
    await expect(db.raw(asSynthetic, [id])).rejects.toMatchObject({ code: '42501' });
    const turned = db.raw(`update report set channel = 'synthetic' where id = ?`, [id]);
    await expect(turned).rejects.toMatchObject({ code: '42501' });
  });

  it('keeps its people told, while an artificial one is on its way', async () => {
    await send();
    const { id } = await life.send();
    await advance(system.workerDeps, 'report', id, '2026-11-16T09:00:00.000Z');
    expect(await select(system.raw, `select * from test_notice where stream_id = ?`, [id])).toEqual(
      [],
    );
    expect(
      (await select(system.raw, `select * from notice where stream_id = ?`, [id])).length,
    ).toBeGreaterThan(0);
  });
});
