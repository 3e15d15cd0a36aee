import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { listDuties } from '../../services/duties/list-duties.ts';
import { listReports } from '../../services/reports/queue.ts';
import { statuses } from '../../domain/report/status.ts';
import { sampleReport } from '../helpers/sample-report.ts';
import { select } from '../helpers/sql.ts';
import { stage } from '../helpers/stage.ts';
import { asViewer, viewerNames, viewerOf, type ViewerName } from './fences/viewers.ts';

/** Totals of lists that are kept and not counted, held against what a count of the rows says. */
const { system, life } = await stage();
const { raw, deps } = system;

const talliedReports = `
select m.slug, ${statuses.map((status) => `sum(${status})::int as ${status}`).join(', ')}
from report_tally t join municipality m on m.id = t.municipality_id group by 1 order by 1`;
const countedReports = `
select m.slug, ${statuses.map((status) => `count(*) filter (where status = '${status}')::int as ${status}`).join(', ')}
from report r join municipality m on m.id = r.municipality_id group by 1 order by 1`;
const talliedDuties = `
select m.slug, sum(sender)::int as sender, sum(receiver)::int as receiver
from duty_tally t join municipality m on m.id = t.municipality_id
group by 1 having sum(sender) <> 0 or sum(receiver) <> 0 order by 1`;
const countedDuties = `
select m.slug, count(*) filter (where side = 'sender' and state = 'open')::int as sender,
  count(*) filter (where side = 'receiver' and state = 'open')::int as receiver
from duty d join stream s on s.id = d.stream_id
join municipality m on m.id = s.municipality_id where d.state = 'open' group by 1 order by 1`;

const agree = async (): Promise<void> => {
  expect(await select(raw, talliedReports)).toEqual(await select(raw, countedReports));
  expect(await select(raw, talliedDuties)).toEqual(await select(raw, countedDuties));
};

/** Two connections that keep to the same row of every tally. */
const inOneSlot = async (): Promise<readonly [pg.Client, pg.Client]> => {
  const settings = (raw.client as { connectionSettings: pg.ClientConfig }).connectionSettings;
  const open = async (): Promise<{ client: pg.Client; slot: number }> => {
    const client = new pg.Client(settings);
    await client.connect();
    const { rows } = await client.query('select pg_backend_pid() % 64 as slot');
    return { client, slot: (rows as { slot: number }[])[0]?.slot ?? -1 };
  };
  const first = await open();
  onTestFinished(() => first.client.end());
  for (;;) {
    const { client, slot } = await open();
    if (slot === first.slot) {
      onTestFinished(() => client.end());
      return [first.client, client];
    }
    await client.end();
  }
};

describe('a tally', () => {
  it('is what a count says after every deed, in each municipality', async () => {
    const { id } = await life.until('open');
    await agree();
    await life.do(id, 'sign', 'decline', 'assess', 'waive', 'decide', 'inform', 'giveFeedback');
    await agree();
    await life.saying({ send: { municipalityCode: '2132' } }).send();
    await agree();
    expect(await select(raw, talliedReports)).toHaveLength(2);
  });

  it('is what a count says when many send at the same time', async () => {
    await Promise.all(Array.from({ length: 12 }, () => life.send()));
    await agree();
  });

  it('lets nobody wait in a circle: one sends while another ends a duty and then moves a report', async () => {
    const [found] = await select<{ id: string }>(raw, 'select id from municipality limit 1');
    const id = String(found?.id);
    const report = `select count_in_report_tally('${id}', null, 'received')`;
    const duty = `select count_in_duty_tally('${id}', 0, 1)`;
    const [one, other] = await inOneSlot();
    for (const client of [one, other]) await client.query('begin');
    await one.query(report);
    const waiting = other.query(duty);
    const sent = one.query(duty).then(() => one.query('rollback'));
    const moved = waiting.then(() => other.query(report)).then(() => other.query('rollback'));
    await expect(Promise.all([sent, moved])).resolves.toHaveLength(2);
  });

  it('does not count what was rolled back, nor what was removed', async () => {
    const before = await select(raw, talliedReports);
    const undone = raw.transaction(async (tx) => {
      await tx.raw(`update report set status = 'opened', opened_by_person_at = now()
        where status = 'received'`);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await select(raw, talliedReports)).toEqual(before);
    const added = newId(system.clock.now());
    const copied = (table: string): string =>
      `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object(
         'id', ?::text, 'reference', 'ANM-0000-0000'))).* from ${table} t limit 1`;
    await raw.raw(copied('stream'), [added]);
    await raw.raw(copied('report'), [added]);
    await agree();
    await raw.raw(`delete from report where id = ?`, [added]);
    await agree();
    const removed = await select(
      raw,
      `delete from duty d where d.state = 'open'
         and not exists (select from notice n where n.duty_id = d.id) returning 1`,
    );
    expect(removed.length).toBeGreaterThan(1);
    await agree();
  });
});

describe('the total of a list', () => {
  it.each(['socialsekreterare1.degerfors', 'ifochef.degerfors', 'granskare.degerfors'])(
    'is the number of what %s can turn the pages to',
    async (login) => {
      for (const status of [undefined, ...statuses]) {
        const query = { limit: 1_000, offset: 0, ...(status && { status }) };
        const { total, items } = await listReports(deps, await system.as(login), query);
        expect([status, total]).toEqual([status, items.length]);
      }
      const page = { limit: 1_000, offset: 0 };
      const { total, items } = await listDuties(deps, await system.as(login), page);
      expect(total).toBe(items.length);
      const without = { ...deps, db: raw };
      expect((await listDuties(without, await system.as(login), page)).total).toBe(total);
    },
  );

  it('of one status has the acute first when nobody has opened them, and else the oldest', async () => {
    const { acute } = sampleReport();
    system.clock.advance({ minutes: 1 });
    const urgent = await life.send({ acute: { ...acute, danger: 'yes' } });
    const query = { limit: 1_000, offset: 0 };
    const chief = await system.as('ifochef.degerfors');
    const unopened = await listReports(deps, chief, { ...query, status: 'received' });
    expect(unopened.items[0]?.id).toBe(urgent.id);
    await life.open(urgent.id);
    const opened = await listReports(deps, chief, { ...query, status: 'opened' });
    expect(opened.items.at(-1)?.id).toBe(urgent.id);
  });
});

describe('the tally of duties', () => {
  const degerfors = `select id from municipality where slug = 'degerfors'`;
  const ofSides = `
    select count(*) filter (where side = 'sender')::int as sender,
      count(*) filter (where side = 'receiver')::int as receiver
    from duty where state = 'open' and municipality_id = (${degerfors})`;

  const told = async (name: ViewerName): Promise<readonly number[]> => {
    const of = (sides: string): Promise<readonly { n: string }[]> =>
      viewerOf(system, name).then((viewer) =>
        asViewer(system, viewer, (tx) =>
          select<{ n: string }>(tx, `select open_duties((${degerfors}), ?) as n`, [sides]),
        ),
      );
    const each = await Promise.all(['{sender}', '{receiver}', '{sender,receiver}'].map(of));
    return each.map(([row]) => Number(row?.n));
  };

  it('tells the receiver of her own side, the auditor of both, and others nothing', async () => {
    const [there] = await select<{ sender: number; receiver: number }>(raw, ofSides);
    const { sender = 0, receiver = 0 } = there ?? {};
    expect(Math.min(sender, receiver)).toBeGreaterThan(0);
    expect(await told('the receiver')).toEqual([0, receiver, receiver]);
    expect(await told('the auditor')).toEqual([sender, receiver, sender + receiver]);
    for (const name of viewerNames) {
      if (
        [
          'the receiver',
          'the receiver, case officer',
          'the receiver outside the need-to-know group',
          'the auditor',
        ].includes(name)
      )
        continue;
      expect([name, await told(name)]).toEqual([name, [0, 0, 0]]);
    }
  });
});

describe('what people have in hand', () => {
  it('is told to whoever gives out cases there, and to nobody else', async () => {
    const { id } = await life.until('open');
    const holder = (await raw('report').where({ id }).first('owner_person_id')).owner_person_id;
    const told = async (name: ViewerName): Promise<readonly unknown[]> =>
      asViewer(system, await viewerOf(system, name), (tx) =>
        select(
          tx,
          `select late, due_soon from duties_in_hand(
             (select id from municipality where slug = 'degerfors'), ?, '-infinity', 'infinity', 3)`,
          [[holder]],
        ),
      );
    for (const name of viewerNames) {
      const isTold = name === 'the receiver';
      expect([name, (await told(name)).length]).toEqual([name, isTold ? 1 : 0]);
    }
    expect(await told('the receiver')).toEqual([{ late: '0', due_soon: '3' }]);
  });
});
