import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { refusedRight } from '../../../scripts/attack/sql/tried.ts';
import type { Deps } from '../../../services/acting/deps.ts';
import { listDuties } from '../../../services/duties/list-duties.ts';
import { listReports } from '../../../services/reports/queue.ts';
import { registerReport } from '../../../services/reports/register-report.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { sendReport } from '../../../services/reports/send-report.ts';
import { addColleague } from '../../helpers/colleagues.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { select, tried } from '../../helpers/sql.ts';
import { anonymousAt, callAt } from '../../helpers/told-report.ts';
import { fenceContext } from '../../../database/transaction.ts';
import { asViewer, type Viewer } from './viewers.ts';

/** What raw SQL of the API's role may do with what was told, beside what the services ask for. */
const { system, life } = await stage();
const colleague = 'larare9.degerfors';
await addColleague(system.raw, { login: colleague, like: 'larare.degerfors' });
const as = async (login: string): Promise<Viewer> =>
  fenceContext(await system.actor(login)) ?? null;
const officer = await as('socialsekreterare1.degerfors');
const caller = await as('larare.degerfors');
const others = {
  'a colleague in her function': await as(colleague),
  'her rektor': await as('rektor.degerfors'),
  'her school’s system': await as('skolsystem.degerfors'),
  'another school': await as('larare2.degerfors'),
} as const;
const known = await registerReport(
  system.deps,
  await system.as('socialsekreterare1.degerfors'),
  callAt(monday),
);
const anonymous = await registerReport(
  system.deps,
  await system.as('socialsekreterare1.degerfors'),
  anonymousAt(monday),
);
const againstRule = '23514';
const sent = await life.send();

const hangsOn = {
  report: 'id',
  stream: 'id',
  report_content: 'report_id',
  data_key: 'stream_id',
  duty: 'stream_id',
  fact: 'stream_id',
  audit_event: 'stream_id',
} as const;
const seen = async (viewer: Viewer, id: string): Promise<readonly string[]> =>
  asViewer(system, viewer, async (tx) => {
    const found: string[] = [];
    for (const [table, column] of Object.entries(hangsOn)) {
      const rows = await select(tx, `select from "${table}" where ${column} = ?`, [id]);
      if (rows.length > 0) found.push(table);
    }
    return found;
  });
const attempt = (viewer: Viewer, sql: string, values: readonly unknown[]) =>
  asViewer(system, viewer, (tx) => tried(tx, sql, values));
const rowOf = async (id: string): Promise<Record<string, unknown>> =>
  (
    await select<{ row: Record<string, unknown> }>(
      system.raw,
      'select to_jsonb(r) as row from report r where id = ?',
      [id],
    )
  )[0]?.row ?? {};
/** A report like that one, in a stream that the viewer begins for it. */
const insertLike = async (viewer: Viewer, of: string, changes: Record<string, unknown>) => {
  const row = { ...(await rowOf(of)), id: randomUUID(), reference: 'ANM-0000-0000', ...changes };
  const {
    id,
    municipality_id: municipality,
    sender_organisation_id: organisation,
  } = row as Record<string, string | null>;
  return asViewer(system, viewer, async (tx) => {
    const begin = `select begin_stream(?, 'report', ?, ?)`;
    const begun = await tried(tx, begin, [id, municipality, organisation]);
    if (begun.refused) return begun.refused;
    const sql = `insert into report select (jsonb_populate_record(null::report, ?::jsonb)).*`;
    return (await tried(tx, sql, [JSON.stringify(row)])).refused;
  });
};

describe('what was told', () => {
  it.each(Object.entries(others))('is not there for %s', async (_, viewer) => {
    for (const { id } of [known, anonymous]) expect(await seen(viewer, id)).toEqual([]);
  });

  it('is there for the caller, where she is known, and for the receiver', async () => {
    expect(await seen(caller, anonymous.id)).toEqual([]);
    expect(await seen(caller, known.id)).toContain('duty');
    for (const { id } of [known, anonymous]) expect(await seen(officer, id)).toContain('report');
  });

  it('is written down by whoever holds it then, and by no sender', async () => {
    expect(await insertLike(officer, anonymous.id, {})).toBeUndefined();
    const { owner_person_id: hers } = await rowOf(anonymous.id);
    const leader = await as('ifochef.degerfors');
    expect(await insertLike(leader, anonymous.id, { owner_person_id: hers })).toBe(refusedRight);
    expect(
      await insertLike(officer, anonymous.id, {
        status: 'received',
        opened_by_person_at: null,
        owner_person_id: null,
        owner_role: null,
      }),
    ).toBe(refusedRight);
    for (const viewer of [caller, ...Object.values(others)]) {
      expect(await insertLike(viewer, known.id, {})).toBe(refusedRight);
      expect(
        await insertLike(viewer, known.id, {
          status: 'received',
          opened_by_person_at: null,
          owner_person_id: null,
          owner_role: null,
          author_person_id: (await rowOf(known.id))['caller_person_id'],
        }),
      ).toBe(refusedRight);
    }
  });

  it('has no author but the caller', async () => {
    const { author_person_id: author } = await rowOf(sent.id);
    const update = `update report set author_person_id = ? where id = ?`;
    await expect(system.raw.raw(update, [String(author), anonymous.id])).rejects.toMatchObject({
      code: againstRule,
    });
    for (const viewer of [caller, officer]) {
      expect((await attempt(viewer, update, [author, known.id])).refused).toBe(refusedRight);
    }
  });
});

/** The API's services on a connection that no row-level security binds. */
const unfenced: Deps = { ...system.deps, db: system.raw };

describe('without row-level security what was told', () => {
  it.each([colleague, 'rektor.degerfors', 'skolsystem.degerfors', 'larare2.degerfors'])(
    'is not there for %s, nor hers to confirm, nor in her lists',
    async (login) => {
      const call = () => system.as(login);
      for (const { id, reference } of [known, anonymous]) {
        expect(await refusal(viewReport(unfenced, await call(), id))).toEqual(hidden);
        for (const confirms of [id, reference]) {
          const attempt = sendReport(unfenced, await call(), sampleReport(), { confirms });
          expect(await refusal(attempt)).toEqual(hidden);
        }
        const page = { limit: 50, offset: 0 };
        const listed = await listReports(unfenced, await call(), page);
        expect(listed.items.filter((one) => one.id === id)).toEqual([]);
        const owed = await listDuties(unfenced, await call(), page);
        expect(owed.items.filter(({ streamId }) => streamId === id)).toEqual([]);
      }
    },
  );

  it('is not there for the caller before she has confirmed it', async () => {
    const call = await system.as('larare.degerfors');
    expect(await refusal(viewReport(unfenced, call, known.id))).toEqual(hidden);
  });
});

describe('what confirms it', () => {
  it('is sent by the caller', async () => {
    expect(await insertLike(caller, sent.id, { confirms_id: known.id })).toBeUndefined();
  });

  it('is not sent by anybody else, who is its author', async () => {
    for (const [login, viewer] of [
      [colleague, others['a colleague in her function']],
      ['rektor.degerfors', others['her rektor']],
    ] as const) {
      const theirs = await life.as(login).send();
      expect(await insertLike(viewer, theirs.id, {})).toBeUndefined();
      expect(await insertLike(viewer, theirs.id, { confirms_id: known.id })).toBe(refusedRight);
    }
  });

  it('names a call and nothing else, and makes no report theirs that was sent', async () => {
    const changes = { confirms_id: anonymous.id };
    expect(await insertLike(caller, sent.id, changes)).toBe(refusedRight);
    const other = await life.send();
    expect(await insertLike(caller, sent.id, { confirms_id: other.id })).toBe(refusedRight);
  });
});

describe('what is asked of the caller', () => {
  const end = `select end_written_request(?, 'lapsed', 'waived', now(), 9)`;

  it.each(Object.entries({ ...others, 'the caller': caller }))(
    'is not done without by %s',
    async (_, viewer) => {
      expect((await attempt(viewer, end, [known.id])).refused).toBe(refusedRight);
    },
  );

  it('is done without by the receiver of that call, and of no other municipality', async () => {
    expect((await attempt(officer, end, [known.id])).refused).toBeUndefined();
    expect((await attempt(officer, end, [anonymous.id])).refused).toBe(refusedRight);
    const elsewhere = await as('ifochef.atvidaberg');
    expect((await attempt(elsewhere, end, [known.id])).refused).toBe(refusedRight);
  });
});
