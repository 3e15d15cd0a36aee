import type { Db } from '../../../database/connection.ts';
import { tried, undone } from './tried.ts';

/** What people have sent or written down: the worker may make others, as what is forwarded. */
const sent = `('web', 'api', 'phone', 'visit', 'paper', 'supplement', 'moved')`;

/**
 * What somebody would do who got hold of the worker's login. Row-level security shows the worker
 * every row, so that what it may do is held by grants alone: each of these is refused for lack of a
 * right.
 */
export const workerStatements: readonly (readonly [what: string, sql: string])[] = [
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
  ['lifts the protected contact', `update report set contact_lifted_at = now()`],
  ['opens it in nobody’s name', `update report set opened_by_person_at = now()`],
  ['removes a report', `delete from report`],
  ['changes the keys of a client', `update client_key set jwk = '{}'`],
  ['lets a revoked client in', `update api_client set revoked_at = null`],
  ['lets a revoked key in', `update client_key set revoked_at = null`],
  ['adds a key to a client', `insert into client_key select * from client_key`],
  ['reads the keys of clients', `select jwk from client_key`],
  ['uses an assertion again', `delete from client_jti`],
  ['gives herself another function', `update assignment set role = 'ifoChef'`],
  ['prolongs one', `update assignment set valid_to = null`],
  ['takes over a login', `update person set subject = 'larare.degerfors'`],
  ['loosens the settings', `update settings set body = '{}'`],
  ['writes settings of a new version', `insert into settings select * from settings`],
  ['makes a municipality', `insert into municipality values (gen_random_uuid(), '9999', 'x', 'x')`],
  ['removes an event', `delete from audit_event`],
  ['changes an event', `update audit_event set bytes = '\\x00'`],
  ['hides who was shown a report', `delete from audit_subject`],
  ['removes a fact', `delete from fact`],
  ['changes a fact', `update fact set outcome = 'signed'`],
  ['looks a child up', `select * from child_index`],
  ['moves a child’s index', `update child_index set municipality_id = municipality_id`],
  ['removes a duty', `delete from duty`],
  [
    'makes one of another kind than it may',
    `insert into duty select * from duty where kind = 'coSign'`,
  ],
  ['gives more time for one', `update duty set due_at = now() + interval '1 year'`],
  ['gives it to somebody else', `update duty set assignee_id = null`],
  ['removes a rung that has rung', `delete from duty_rung`],
  ['removes a notice', `delete from notice`],
  ['sends anybody away', `insert into absence select * from absence`],
  ['prolongs an absence', `update absence set ends_at = now() + interval '1 year'`],
  ['reads what was answered', `select answer from idempotency`],
  ['reads what somebody has begun to write', `select sealed from draft`],
  ['reads what somebody has typed', `select sealed from kept_text`],
  ['forgets what somebody has begun to write', `delete from draft`],
  ['reads who is logged in', `select * from web_session`],
  ['logs somebody in', `insert into web_session select * from web_session`],
  ['comes in by a token', `select session_of_token('\\x00')`],
  ['takes a login that has begun', `select take_login('\\x00', now())`],
  ['reads an upload', `select sealed from attachment`],
  ['reads a piece of one', `select sealed from attachment_part`],
  ['forgets a piece of what was sent', `delete from attachment_part`],
  ['removes a count of a day', `delete from reconciliation`],
  ['removes what a system says that it sent', `delete from sent_count`],
  ['says another number in its place', `update sent_count set sent = 0`],
  ['begins a stream', `insert into stream select * from stream`],
  [
    'begins one by the function',
    `select begin_stream(id, kind, municipality_id, null) from stream`,
  ],
  [
    'begins one for a report that nobody forwarded',
    `select begin_forwarded(gen_random_uuid(), id) from report`,
  ],
  ['sends a report', `insert into report select * from report where channel in ${sent}`],
  [
    'makes a real one artificial',
    `insert into report select (jsonb_populate_record(r, '{"channel": "synthetic", "status": "received",
       "author_person_id": null, "author_client_id": null, "sender_unit_id": null,
       "sender_organisation_id": null}')).* from report r where r.channel in ${sent}`,
  ],
  ['calls one artificial', `update report set channel = 'synthetic'`],
  [
    'forwards one that nobody forwarded',
    `insert into report select (jsonb_populate_record(r, '{"channel": "forwarded"}')).* from report r`,
  ],
  [
    'gives one other content',
    `insert into report_content select c.* from report_content c
     join report r on r.id = c.report_id where r.channel in ${sent}`,
  ],
  [
    'gives one another key',
    `insert into data_key select k.* from data_key k
     join report r on r.id = k.stream_id where r.channel in ${sent}`,
  ],
  [
    'makes one another child’s',
    `insert into child_index (report_id, municipality_id, kind, hmac)
     select id, municipality_id, 'identityNumber', '\\x00' from report where channel in ${sent}`,
  ],
  [
    'owes what nothing justifies',
    `insert into duty select d.* from duty d
     join report r on r.id = d.stream_id where r.channel in ${sent}`,
  ],
  [
    'links reports',
    `insert into report_link (from_id, to_id, kind, side)
     select r.id, r.id, 'repeats', 'both' from report r`,
  ],
  ['reads the links', `select * from report_link`],
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
  ['asks for a client’s keys', `select client_of_login('skolsystem.degerfors', now())`],
  ['burns a client’s assertion', `select burn_jti(gen_random_uuid(), 'x', 'x', now(), now())`],
];

/** What the worker may do to no table at all. */
export function structureStatements(table: string): readonly string[] {
  return [
    `delete from "${table}"`,
    `truncate "${table}" cascade`,
    `drop table "${table}" cascade`,
    `alter table "${table}" add column open int`,
    `create index on "${table}" ((1))`,
    `create trigger open before insert on "${table}" execute function refuse_change()`,
    `lock table "${table}" in access exclusive mode`,
  ];
}

/**
 * How a statement of the worker's login is refused; undefined when it is not. Nothing of it stays.
 * What belongs to somebody else cannot be granted, which is a warning and no refusal: there it is
 * asked whether the grant helped.
 */
export function refusalOf(
  db: Db,
  sql: string,
  values: readonly unknown[] = [],
): Promise<string | undefined> {
  return undone(db, async (tx) => {
    const { refused } = await tried(tx, sql, values);
    return sql.startsWith('grant') ? (await tried(tx, 'delete from data_key')).refused : refused;
  });
}
