import { beforeEach, describe, expect, it } from 'vitest';
import { advance } from '../../../services/waking/advance.ts';
import { reconcileDay, reconcileDays } from '../../../services/waking/reconciliation.ts';
import { explainDifference, listDifferences } from '../../../services/house/differences.ts';
import { listDuties } from '../../../services/duties/list-duties.ts';
import { addDays } from '../../../domain/calendar/time.ts';
import { rememberState } from '../../../database/waking/worker-state-store.ts';
import { lifeOf, type Life } from '../../helpers/living.ts';
import { recordsOf, type Records } from '../../helpers/records.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { monday } from '../../helpers/stage.ts';
import { noticesOf, rungsOf } from '../../helpers/stream-rows.ts';
import { createTestSystem, type TestSystem } from '../../helpers/system.ts';
import { select } from '../../helpers/sql.ts';

let system: TestSystem;
let life: Life;
let records: Records;
beforeEach(async () => {
  system = await createTestSystem(monday);
  life = lifeOf(system);
  records = recordsOf(system);
  return () => system.close();
});

const morning = '2026-11-17T04:30:00.000Z';
const leader = 'ifochef.degerfors';
const administrator = 'forvaltare.degerfors';
const why = { cause: 'mended', explanation: 'Arbetaren stod still i natt.' } as const;

/** A Temporal that has lost the workflow of every report, or of none. */
const temporal = (knows: boolean) => ({ hasStarted: async () => knows });
const compared = (knows = false) =>
  reconcileDay(system.workerDeps, temporal(knows), { day: '2026-11-16', now: morning });

const houses = async (): Promise<readonly string[]> =>
  (await select<{ id: string }>(system.raw, `select id from stream where kind = 'houseDuty'`)).map(
    ({ id }) => id,
  );
const house = async (): Promise<string> => (await houses())[0] ?? '';
const list = async (login: string) =>
  listDifferences(system.deps, await system.as(login), { limit: 50, offset: 0 });
const explain = async (login: string, id?: string) =>
  explainDifference(
    system.deps,
    await system.as(login),
    id ?? (await list(leader)).items[0]?.id ?? '',
    why,
  );

describe('a difference between sent and received (routine §3.6, domain facts §4)', () => {
  it('is a duty of the leader and the administrator, the same day', async () => {
    await life.send();
    system.clock.set(morning);
    await compared();
    expect(await records.dutyOf(await house(), 'explainDifference')).toMatchObject({
      side: 'receiver',
      owner_role: 'ifoChef',
      state: 'open',
      due_at: new Date('2026-11-17T23:00:00.000Z'),
      next_rung_at: new Date('2026-11-17T06:30:00.000Z'),
    });
    const { items } = await listDuties(system.deps, await system.as(leader), {
      limit: 50,
      offset: 0,
    });
    expect(items.map(({ kind }) => kind)).toContain('explainDifference');
    for (const login of [leader, administrator]) {
      expect((await list(login)).items).toEqual([
        {
          id: expect.any(String),
          kind: 'counts',
          foundAt: morning,
          of: {
            day: '2026-11-16',
            sender: expect.stringContaining('Degerfors'),
            counts: { reportsSent: 1, dutiesOpened: 1, workflowsStarted: 0, openedOrOverdue: 1 },
          },
          explained: null,
        },
      ]);
    }
  });

  it('is no duty where nothing differs, and one however often the day is counted', async () => {
    await life.send();
    await compared(true);
    expect(await houses()).toEqual([]);
    await compared();
    await compared();
    expect(await records.openKinds(await house())).toEqual(['explainDifference']);
  });

  it('is one for each day and sender, all in the one stream of the municipality', async () => {
    await life.send();
    await life.as('larare2.degerfors').send();
    await life.as('larare.kinda').send({ municipalityCode: '0513' });
    await compared();
    expect(await houses()).toHaveLength(2);
    expect((await list(leader)).total).toBe(2);
    expect((await list('ifochef.kinda')).total).toBe(1);
  });

  it('rings every two hours, at night too, for leader, administrator and socialchef', async () => {
    await life.send();
    await compared();
    const id = await house();
    await advance(system.workerDeps, 'houseDuty', id, '2026-11-17T06:29:59.000Z');
    expect(await rungsOf(system, id)).toEqual([]);
    for (const at of ['2026-11-17T06:30:00.000Z', '2026-11-17T08:30:00.000Z']) {
      await advance(system.workerDeps, 'houseDuty', id, at);
    }
    expect(await noticesOf(system, id)).toEqual(
      ['forvaltare', 'ifochef', 'socialchef'].flatMap((who) =>
        [1, 2].map((rung) => `${who}.degerfors explainDifference ${rung}`),
      ),
    );
    await advance(system.workerDeps, 'houseDuty', id, '2026-11-18T02:30:00.000Z');
    expect((await rungsOf(system, id)).at(-1)).toMatchObject({
      number: 11,
      dueAt: '2026-11-18T02:30:00.000Z',
    });
  });

  it('wakes its workflow, which the worker itself would otherwise not', async () => {
    await life.send();
    await compared();
    const [head] = await select<{ waits: boolean }>(
      system.raw,
      `select relayed_seq < last_fact_seq as waits from stream where kind = 'houseDuty'`,
    );
    expect(head?.waits).toBe(true);
  });
});

describe('the cause of a difference', () => {
  it.each([leader, 'bitrifochef.degerfors', administrator])(
    'is recorded by %s and ends the duty',
    async (login) => {
      await life.send();
      await compared();
      await explain(login);
      const id = await house();
      expect(await records.openKinds(id)).toEqual([]);
      const { items } = await list(login);
      expect(items[0]?.explained).toEqual({ ...why, at: monday });
      const seen = await advance(system.workerDeps, 'houseDuty', id, morning);
      expect(seen).toMatchObject({ state: { ended: true } });
      expect(await refusal(explain(leader))).toMatchObject({
        status: 409,
        code: 'already-explained',
      });
      expect(await refusal(explain(administrator))).toMatchObject({ status: 409 });
    },
  );

  it('is nobody else’s to record: others are refused or see no difference', async () => {
    await life.send();
    await compared();
    const [difference] = (await list(leader)).items;
    for (const login of [
      'larare.degerfors',
      'skolsystem.degerfors',
      'socialsekreterare1.degerfors',
      'socialchef.degerfors',
      'ifochef.kinda',
      'forvaltare.kinda',
      'granskare.kinda',
    ]) {
      expect([login, await refusal(explain(login, difference?.id))]).toEqual([login, hidden]);
    }
    expect((await refusal(explain('granskare.degerfors', difference?.id))).status).toBe(403);
    expect(await records.openKinds(await house())).toEqual(['explainDifference']);
  });

  it('leaves the other differences owed', async () => {
    await life.send();
    await life.as('larare2.degerfors').send();
    await compared();
    await explain(administrator);
    expect(await records.openKinds(await house())).toEqual(['explainDifference']);
    expect((await list('granskare.degerfors')).items.map(({ of }) => of)).toEqual([null, null]);
  });

  it('is read by whoever reads the counts, and by nobody at a school', async () => {
    await life.send();
    await compared();
    expect((await list('ifochef.kinda')).items).toEqual([]);
    for (const login of ['larare.degerfors', 'socialsekreterare1.degerfors']) {
      expect((await refusal(list(login))).status).toBe(403);
    }
  });
});

describe('a sender that sends far fewer reports than usual', () => {
  /** Sunday: the last of the days that are compared. */
  const last = '2026-11-15';
  const sentDaily = (from: string, days: number): Promise<unknown> =>
    system.raw.raw(
      `insert into reconciliation (id, municipality_id, sender_organisation_id, day, ran_at,
         reports_sent, duties_opened, workflows_started, opened_or_overdue, differs)
       select gen_random_uuid(), a.municipality_id, a.organisation_id, d, d + interval '29 hours',
         1, 1, 1, 1, false
       from (select a.municipality_id, a.organisation_id from assignment a
         join person p on p.id = a.person_id where p.subject = 'larare.degerfors') a,
         generate_series(:from::date, :from::date + (:days - 1), interval '1 day') d`,
      { from, days },
    );
  const through = async (day: string) => {
    await rememberState(system.workerDeps.db, 'reconciledThrough', day);
    const now = `${addDays(day, 1)}T04:30:00.000Z`;
    await reconcileDays(system.workerDeps, temporal(true), now);
  };
  const falls = async () =>
    (await list(leader)).items.filter(({ kind }) => kind === 'fewerReports');

  it('is a difference to be explained, told once a week while it lasts', async () => {
    await sentDaily('2026-09-14', 56);
    await through(last);
    await through('2026-11-16');
    const told = {
      kind: 'fewerReports',
      of: { through: last, lastWeek: 0, before: 56, weeksBefore: 8 },
      explained: null,
    };
    expect(await falls()).toMatchObject([told]);
    expect(await records.openKinds(await house())).toEqual(['explainDifference']);
    await through('2026-11-22');
    expect(await falls()).toHaveLength(2);
    expect((await list('ifochef.kinda')).total).toBe(0);
  });

  it('is none while it sends as it does', async () => {
    await sentDaily('2026-09-14', 63);
    await through(last);
    expect(await falls()).toEqual([]);
  });
});
