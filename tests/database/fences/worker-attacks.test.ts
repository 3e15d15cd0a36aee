import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Tx } from '../../../database/transaction.ts';
import { select, tried } from '../../helpers/sql.ts';
import { toolTables } from './borders.ts';
import { fencedWorld } from './fenced-world.ts';
import { grantedTo } from './granted.ts';

/**
 * Row-level security shows the worker every row, so that what it may do is held by grants alone.
 * Here somebody else speaks with its role: raw SQL on reports that have lived through everything.
 */
const { system, rows } = await fencedWorld();
const refusedRight = '42501';

const asWorker = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
  const tx = await system.workerDeps.db.transaction();
  try {
    return await work(tx);
  } finally {
    await tx.rollback();
  }
};
const refused = (sql: string, values: readonly unknown[] = []): Promise<string | undefined> =>
  asWorker(async (tx) => (await tried(tx, sql, values)).refused);

const granted = await grantedTo(system.raw, 'anmalan_worker');
const columns = await select<{ table: string; column: string }>(
  system.raw,
  `select relname as table, attname as column
   from pg_class c join pg_attribute a on a.attrelid = c.oid and attnum > 0 and not attisdropped
   where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1, 2`,
);
/** Columns that the worker works with, whose list `grants.test.ts` has. */
const changed = new Set(
  Object.entries(granted).flatMap(([table, verbs]) =>
    verbs
      .flatMap((verb) => /^update \((.*)\)$/.exec(verb)?.[1]?.split(', ') ?? [])
      .map((column) => `${table}.${column}`),
  ),
);

describe('with the role of the worker nobody', () => {
  it.each([
    ['destroys a key', `delete from data_key`],
    ['marks a key as destroyed', `update data_key set destroyed_at = now()`],
    ['puts one key in the place of another', `update data_key set wrapped = '\\x00'`],
    ['destroys what was reported', `delete from report_content`],
    ['writes other words into a report', `update report_content set sealed = '\\x00'`],
    ['destroys a letter', `delete from letter`],
    ['puts another letter in its place', `update letter set sealed = '\\x00'`],
    ['reads what a letter says', `select sealed from letter`],
    ['changes when a report came in', `update report set received_at = now()`],
    ['changes who sent it', `update report set sender_unit_id = receiving_unit_id`],
    ['changes what was frozen', `update report set content_hash = '\\x00'`],
    ['changes who holds it', `update report set owner_person_id = null, owner_role = null`],
    ['lifts the protected contact', `update report set protected_contact = false`],
    ['opens it in nobody’s name', `update report set opened_by_person_at = now()`],
    ['removes a report', `delete from report`],
    ['changes the keys of a client', `update api_client set jwks = '{"keys": []}'`],
    ['lets a revoked client in', `update api_client set revoked_at = null`],
    ['reads the keys of clients', `select jwks from api_client`],
    ['uses an assertion again', `delete from client_jti`],
    ['gives herself another function', `update assignment set role = 'ifoChef'`],
    ['prolongs one', `update assignment set valid_to = null`],
    ['takes over a login', `update person set subject = 'larare.degerfors'`],
    ['loosens the settings', `update settings set body = '{}'`],
    ['writes settings of a new version', `insert into settings select * from settings`],
    [
      'makes a municipality',
      `insert into municipality values (gen_random_uuid(), '9999', 'x', 'x')`,
    ],
    ['removes an event', `delete from audit_event`],
    ['changes an event', `update audit_event set bytes = '\\x00'`],
    ['hides who was shown a report', `delete from audit_subject`],
    ['removes a fact', `delete from fact`],
    ['changes a fact', `update fact set outcome = 'signed'`],
    ['looks a child up', `select * from child_index`],
    ['moves a child’s index', `update child_index set municipality_id = municipality_id`],
    ['removes a duty', `delete from duty`],
    ['gives more time for one', `update duty set due_at = now() + interval '1 year'`],
    ['gives it to somebody else', `update duty set assignee_id = null`],
    ['removes a rung that has rung', `delete from duty_rung`],
    ['removes a notice', `delete from notice`],
    ['sends anybody away', `insert into absence select * from absence`],
    ['prolongs an absence', `update absence set ends_at = now() + interval '1 year'`],
    ['reads what was answered', `select answer from idempotency`],
    ['removes a count of a day', `delete from reconciliation`],
    ['begins a stream', `insert into stream select * from stream`],
    [
      'begins one by the function',
      `select begin_stream(id, kind, municipality_id, null) from stream`,
    ],
    ['moves its head', `update stream set last_seq = 0`],
    ['moves the head of a lane', `update lane set n = 0`],
    ['writes an event past the function', `insert into audit_event select * from audit_event`],
    ['reads what happened', `select bytes from audit_event`],
    ['moves one to another municipality', `update stream set municipality_id = municipality_id`],
    ['lets a kind of fact off its rules', `update fact_kind set side = null`],
    ['makes the migrations run again', `delete from migrations`],
    ['switches the fences off', `alter table report disable row level security`],
    ['switches a trigger off', `alter table audit_event disable trigger append_only`],
    ['passes triggers over', `set local session_replication_role = 'replica'`],
    ['lets everybody past', `create policy open on report to public using (true)`],
    ['takes the owner’s role', `set local role anmalan_owner`],
    ['takes the API’s role', `set local role anmalan_app`],
    ['grants herself more', `grant delete on data_key to anmalan_worker`],
    ['makes a role', `create role anmalan_other login`],
    ['makes a function', `create function open() returns int language sql as 'select 1'`],
    ['makes a table', `create table open (id int)`],
    ['asks in the owner’s name', `select functions_of_subject('ifochef.degerfors', now())`],
    ['asks for a client’s keys', `select client_of_login('skolsystem.degerfors')`],
    ['burns a client’s assertion', `select burn_jti(gen_random_uuid(), 'x', now(), now())`],
  ])('%s', async (_, sql) => {
    const state = await refused(sql);
    // What belongs to somebody else cannot be granted: that is a warning, and it changes nothing.
    expect(sql.startsWith('grant') ? await refused(`delete from data_key`) : state).toBe(
      refusedRight,
    );
  });

  it('makes anybody head of an intake', async () => {
    const [chief] = rows.of('assignment').filter(({ role }) => role === 'ifoChef');
    const sql = `insert into assignment
      select (jsonb_populate_record(null::assignment, ?::jsonb)).*`;
    expect(await refused(sql, [JSON.stringify({ ...chief, id: randomUUID() })])).toBe(refusedRight);
  });

  it.each([...new Set(columns.map(({ table }) => table))])(
    'deletes, empties or alters %s',
    async (table) => {
      for (const sql of [
        `delete from "${table}"`,
        `truncate "${table}" cascade`,
        `drop table "${table}" cascade`,
        `alter table "${table}" add column open int`,
        `create index on "${table}" ((1))`,
        `create trigger open before insert on "${table}" execute function refuse_change()`,
        `lock table "${table}" in access exclusive mode`,
      ]) {
        expect([sql, await refused(sql)]).toEqual([sql, refusedRight]);
      }
    },
  );

  it('changes a column that the worker does not work with', async () => {
    const kept = columns.filter(({ table, column }) => !changed.has(`${table}.${column}`));
    expect(kept.length).toBe(columns.length - changed.size);
    expect(changed.size).toBeLessThan(30);
    const open: unknown[] = [];
    for (const { table, column } of kept) {
      const state = await refused(`update "${table}" set "${column}" = "${column}"`);
      if (state !== refusedRight) open.push([table, column, state]);
    }
    expect(open).toEqual([]);
  });

  it.each(toolTables)('writes into %s, which is the owner’s', async (table) => {
    expect(await refused(`insert into "${table}" default values`)).toBe(refusedRight);
  });
});
