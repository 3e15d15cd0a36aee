import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { dutyColumns, reportChanges } from '../../../scripts/attack/sql/row-attempts.ts';
import { refusedRight } from '../../../scripts/attack/sql/tried.ts';
import type { Row } from './borders.ts';
import { fencedWorld } from './fenced-world.ts';
import { select, tried } from '../../helpers/sql.ts';
import { asViewer, type Viewer } from './viewers.ts';

/**
 * Policies hold rows, not columns: what a row that both sides see lets each of them do to it, by raw
 * SQL of the API's role.
 */
const { system, world, rows, viewer } = await fencedWorld();
const sender = viewer('the sender');
const receiver = viewer('the receiver');

const againstRule = '23514';
const noSuchStream = '23503';

type Try = { readonly as: Viewer; readonly sql: string; readonly values?: readonly unknown[] };

const attempt = ({ as, sql, values = [] }: Try): ReturnType<typeof tried> =>
  asViewer(system, as, (tx) => tried(tx, sql, values));
const insert = (table: string, row: Row, as: Viewer): Try => ({
  as,
  sql: `insert into "${table}" select (jsonb_populate_record(null::"${table}", ?::jsonb)).*`,
  values: [JSON.stringify(row)],
});
const rowOf = (table: string, id: string): Row => {
  const found = rows.of(table).find((row) => row['id'] === id);
  if (!found) throw new Error(`no such row of ${table}`);
  return found;
};

describe('a report that is the sender’s own', () => {
  it.each(reportChanges)('is not the sender’s to change: %s', async (change) => {
    const { id } = world.journeys['school.degerfors>degerfors'];
    const sql = `update report set ${change} where id = ?`;
    expect((await attempt({ as: sender, sql, values: [id] })).refused).toBe(refusedRight);
  });

  it('is moved by its receiver', async () => {
    const { id } = world.journeys['school.degerfors>degerfors'];
    const sql = `update report set contact_lifted_at = now() where id = ?`;
    expect(await attempt({ as: receiver, sql, values: [id] })).toEqual({
      refused: undefined,
      rows: 1,
    });
  });

  // A closed one is reopened by its workflow, since that it was closed is the receiver's to know.
  it.each(['opened', 'assessed', 'closed', 'disposed'])(
    'is not the sender’s to conclude or reopen: one that is %s',
    async (status) => {
      const id = world.unopened;
      const { status: before } = rowOf('report', id);
      const opened = { status, opened_by_person_at: system.clock.now() };
      await system.raw('report').where({ id }).update(opened);
      const conclude = `update report set status = 'concluded', closed_at = null where id = ?`;
      const done = await attempt({ as: sender, sql: conclude, values: [id] });
      const back = { status: before, opened_by_person_at: null };
      await system.raw('report').where({ id }).update(back);
      expect(done.refused).toBe(refusedRight);
    },
  );

  it.each([
    ['received', noSuchStream],
    ['opened', refusedRight],
    ['concluded', refusedRight],
    ['closed', refusedRight],
  ])('begins as received and not as anything else: %s', async (status, expected) => {
    const unopened = rowOf('report', world.unopened);
    const row = {
      ...unopened,
      id: randomUUID(),
      reference: 'ANM-0000-0000',
      status,
      opened_by_person_at: status === 'received' ? null : system.clock.now(),
    };
    expect((await attempt(insert('report', row, sender))).refused).toBe(expected);
  });

  it.each([
    { concluded_as: 'doNotOpen', concluded_at: '2026-11-16T09:00:00.000Z' },
    { owner_person_id: '00000000-0000-7000-8000-000000000000', owner_role: 'officer' },
    { closed_at: '2026-11-16T09:00:00.000Z' },
    { reviewed_as: 'agrees' },
  ])('is not born with the receiver’s work in it: %o', async (work) => {
    const row = {
      ...rowOf('report', world.unopened),
      ...work,
      id: randomUUID(),
      reference: 'ANM-0000-0000',
    };
    expect((await attempt(insert('report', row, sender))).refused).toBe(againstRule);
  });
});

describe('an acute situation', () => {
  it('is held by its receiver alone', async () => {
    const { situationId } = world.journeys['school.degerfors>degerfors'];
    const sql = `update acute_situation set held_at = now() where id = ?`;
    const tries = [sender, receiver].map((as) => attempt({ as, sql, values: [situationId] }));
    expect(await Promise.all(tries)).toEqual([
      { refused: undefined, rows: 0 },
      { refused: undefined, rows: 1 },
    ]);
  });

  it('is not opened as held', async () => {
    const { situationId } = world.journeys['school.degerfors>degerfors'];
    const row = { ...rowOf('acute_situation', situationId), held_at: system.clock.now() };
    expect((await attempt(insert('acute_situation', row, sender))).refused).toBe(refusedRight);
  });
});

describe('a fact of the receiver’s work', () => {
  it('is not the sender’s to record, on whichever side she says it stands', async () => {
    const { id } = world.journeys['school.degerfors>degerfors'];
    const facts = rows.of('fact').filter((row) => row['stream_id'] === id);
    const work = facts.filter(({ side }) => side === 'receiver');
    expect(new Set(work.map(({ kind }) => kind)).size).toBeGreaterThan(7);
    for (const fact of work) {
      for (const side of ['both', 'sender', 'receiver']) {
        const row = { ...fact, id: randomUUID(), side };
        const { refused } = await attempt(insert('fact', row, sender));
        expect([fact['kind'], side, refused]).toEqual([
          fact['kind'],
          side,
          // The rule that binds a reason to its side comes after the fence, which refuses it first.
          side === 'receiver' || fact['kind'] === 'correctionExplained'
            ? refusedRight
            : againstRule,
        ]);
      }
    }
  });
});

describe('a duty', () => {
  it.each(dutyColumns)('keeps its %s: a due date is projected, never set', async (column) => {
    const sql = `update duty set ${column} = ${column}`;
    expect((await attempt({ as: receiver, sql })).refused).toBe(refusedRight);
  });
});

describe('a later last day of the decision', () => {
  const { id } = world.journeys['school.degerfors>degerfors'];
  const dutyOf = (kind: string): string => {
    const duty = rows.of('duty').find((row) => row['stream_id'] === id && row['kind'] === kind);
    return String(duty?.['id']);
  };
  const [decision, assessment] = [dutyOf('decideOnInvestigation'), dutyOf('assessProtection')];
  beforeAll(() =>
    system.raw.raw(
      `update duty set state = 'open', ended_at = null, ended_seq = null where id in (?, ?)`,
      [decision, assessment],
    ),
  );

  it.each<readonly [who: string, as: Viewer, duty: unknown, due: string, refused: unknown]>([
    ['is given by its receiver', receiver, decision, '2099-01-02', undefined],
    ['lies after the one before', receiver, decision, '2000-01-02', refusedRight],
    ['is no other duty’s', receiver, assessment, '2099-01-02', refusedRight],
    ['is not the sender’s to give', sender, decision, '2099-01-02', refusedRight],
    [
      'is not another municipality’s to give',
      viewer('the receiver in another municipality'),
      decision,
      '2099-01-02',
      refusedRight,
    ],
  ])('%s', async (...[, as, duty, due, refused]) => {
    const sql = `select extend_duty(?, '2099-01-01', ?::timestamptz, null)`;
    expect((await attempt({ as, sql, values: [duty, due] })).refused).toBe(refused);
  });
});

describe('a later last day of the decision on a child with protected identity', () => {
  it('is not an officer’s to give who may not know of the child', async () => {
    const { id } = world.journeys['protected.degerfors>degerfors'];
    const duty = rows
      .of('duty')
      .find((row) => row['stream_id'] === id && row['kind'] === 'decideOnInvestigation');
    await system.raw.raw(
      `update duty set state = 'open', ended_at = null, ended_seq = null where id = ?`,
      [String(duty?.['id'])],
    );
    const sql = `select extend_duty(?, '2099-01-01', '2099-01-02'::timestamptz, null)`;
    const given = async (as: Viewer) =>
      (await attempt({ as, sql, values: [duty?.['id']] })).refused;
    const outside = viewer('the receiver outside the need-to-know group');
    expect(await given(outside)).toBe(refusedRight);
    expect(await given(viewer('the receiver, case officer'))).toBeUndefined();
  });
});

describe('a letter', () => {
  it('is made by the worker: neither side puts one there', async () => {
    const { id } = world.journeys['school.degerfors>degerfors'];
    const [letter] = await select<Row>(system.raw, `select * from letter where stream_id = ?`, [
      id,
    ]);
    const row = { ...letter, id: randomUUID(), step: 'planted', sha256: null, sealed: null };
    for (const as of [sender, receiver]) {
      expect((await attempt(insert('letter', row, as))).refused).toBe(refusedRight);
    }
  });
});

describe('a report that is left for the worker to forward', () => {
  const other = viewer('the receiver in another municipality');
  const townOf = (code: string): unknown =>
    rows.of('municipality').find((row) => row['code'] === code)?.['id'];
  const leave = async (as: Viewer, to: string) => {
    const { id } = world.journeys['school.degerfors>degerfors'];
    const sql = `insert into forwarding (id, from_id, to_municipality_id, forwarded_at)
      values (?, ?, ?, now())`;
    return attempt({ as, sql, values: [randomUUID(), id, townOf(to)] });
  };

  it('is its receiver’s own, and goes to another municipality', async () => {
    expect(await leave(receiver, '0561')).toEqual({ refused: undefined, rows: 1 });
    expect((await leave(receiver, '1862')).refused).toBe(refusedRight);
  });

  it.each([
    ['another municipality', other],
    ['its sender', sender],
    ['the auditor', viewer('the auditor')],
  ])('is not to be left there by %s', async (_, as) => {
    expect((await leave(as, '0513')).refused).toBe(refusedRight);
  });

  it('goes to no report that is there already, in whichever municipality', async () => {
    const { id } = world.journeys['school.degerfors>degerfors'];
    const made = `insert into forwarding
        (id, from_id, to_municipality_id, forwarded_at, to_id, taken_at)
      select gen_random_uuid(), ?, ?, now(), r.id, now() from report r where r.id = ?`;
    for (const code of ['1862', '0561']) {
      const values = [id, townOf(code), world.unopened];
      expect((await attempt({ as: receiver, sql: made, values })).refused).toBe(refusedRight);
    }
  });

  it('is marked as waiting by facts alone, and by nobody’s hand', async () => {
    const sql = `update forwarding set waiting = true`;
    expect((await attempt({ as: receiver, sql })).refused).toBe(refusedRight);
  });
});
