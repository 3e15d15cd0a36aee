import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { inject } from 'vitest';

import { addMinutes } from '../../domain/calendar/time.ts';
import { recordAbsence } from '../../services/people/absences.ts';
import { viewHistory } from '../../services/trail/history.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { select } from './sql.ts';
import { documentsOf, travel } from './carried.ts';
import { eventually } from './eventually.ts';
import { lifeOf } from './living.ts';
import { historyText } from './recorded-histories.ts';
import { lettersOf } from './stream-rows.ts';
import { createTestSystem, type TestSystem } from './system.ts';
import { wholeHistory } from './whole-history.ts';
import { startTestWorker, type TestWorker } from './worker.ts';
import { advance } from '../../services/waking/advance.ts';

/** Every table with rows of an installation, each after those it refers to. */
const tables = [
  'municipality',
  'settings',
  'organisation',
  'unit',
  'person',
  'assignment',
  'absence',
  'absence_ending',
  'api_client',
  'client_key',
  'client_jti',
  'stream',
  'data_key',
  'lane',
  'audit_event',
  'audit_subject',
  'report',
  'report_content',
  'report_link',
  'child_index',
  'acute_situation',
  'acute_situation_report',
  'fact',
  'duty',
  'duty_rung',
  'notice',
  'letter',
  'idempotency',
  'reconciliation',
  'sent_count',
  'asserted_author',
  'engine_state',
] as const;

type Column = { readonly name: string; readonly type: string };

const literal = ({ name, type }: Column): string =>
  type === 'bytea'
    ? `coalesce('decode(' || quote_literal(encode("${name}", 'base64')) || ', ''base64'')', 'null')`
    : `quote_nullable("${name}"::text)`;

/** One table as INSERT statements. */
const insertsOf = async ({ raw }: TestSystem, table: string): Promise<readonly string[]> => {
  const columns = await select<Column>(
    raw,
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = ?::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const rows = await select<{ line: string }>(
    raw,
    `select 'insert into "${table}" (${names}) values (' ||
            concat_ws(', ', ${columns.map(literal).join(', ')}) || ');' as line
     from "${table}" order by 1`,
  );
  return rows.map(({ line }) => line);
};

const calm = { taken: 'no', at: null, with: null } as const;

type Recording = { readonly system: TestSystem; readonly worker: TestWorker };

/** Reports in every state that people leave one in overnight. */
const live = async (
  { system, worker }: Recording,
  startsAt: string,
): Promise<Readonly<Record<string, string>>> => {
  const life = lifeOf(system, worker.deps);
  const sent = async (changes = {}): Promise<string> => {
    const { id } = await life.send(changes);
    await documentsOf(system, id);
    return id;
  };
  const closed = await sent();
  await travel(system, life, closed);
  const unopened = await sent();
  await advance(system.workerDeps, 'report', unopened, addMinutes(startsAt, 25));
  const acute = await sent({ acute: { danger: 'yes', how: null, phoneContact: calm } });
  await life.saying({ assess: { immediateNeed: 'yes' } }).bring(acute, 'assess');
  const invited = await sent();
  await life.bring(invited, 'invite');
  await eventually(async () => (await lettersOf(system, invited)).length === 4);
  const supplemented = await sent();
  await life.do(supplemented, 'open', 'supplement');
  const decided = await sent();
  await life.bring(decided, 'decide');
  const called = await sent();
  await life.do(called, 'open', 'openSituation');
  await recordAbsence(worker.deps, await system.as('ifochef.degerfors'), {
    login: 'socialsekreterare2.degerfors',
    startsAt: addMinutes(startsAt, 60),
    endsAt: addMinutes(startsAt, 180),
  });
  return { closed, unopened, acute, invited, supplemented, decided, called };
};

/** A request whose answer stands remembered. */
const remembered = async ({ system }: Recording) => {
  const request = { key: 'sent-before-the-upgrade', fingerprint: sha256(Buffer.from('as sent')) };
  const call = await system.as('larare.degerfors', { request });
  const body = await lifeOf(system).as(call).send();
  return { key: request.key, fingerprint: request.fingerprint.toString('hex'), answer: { body } };
};

/**
 * Writes the database as this version leaves it, with its keys, the histories of its workflows and
 * what was told to people: what a later version must be able to go on from.
 *
 * @param folder where to; made when missing
 */
export async function recordDatabase(folder: URL, startsAt: string): Promise<void> {
  const system = await createTestSystem(startsAt);
  const worker = await startTestWorker(system);
  const write = (name: string, text: string): void => writeFileSync(new URL(name, folder), text);
  try {
    mkdirSync(new URL('histories/', folder), { recursive: true });
    const reports = await live({ system, worker }, startsAt);
    const request = await remembered({ system, worker });
    await documentsOf(system, request.answer.body.id);
    const auditor = await system.as('granskare.degerfors');
    const exported = await wholeHistory(
      viewHistory(system.deps, auditor, String(reports['closed'])),
    );
    const streams = await select<{ id: string; kind: 'report' | 'acuteSituation' }>(
      system.raw,
      `select id, kind from stream where kind <> 'person' order by id`,
    );
    for (const { id, kind } of streams) {
      const handle = worker.client.workflow.getHandle(workflowIdOf(kind, id));
      write(`histories/${workflowIdOf(kind, id)}.json`, historyText(await handle.fetchHistory()));
    }
    const dumped = [];
    for (const table of tables) dumped.push(...(await insertsOf(system, table)));
    write('database.sql', `${dumped.join('\n')}\n`);
    write('told.json', `${JSON.stringify({ reports, request, exported }, null, 2)}\n`);
    cpSync(inject('template').keysFile, new URL('keys.json', folder));
  } finally {
    await worker.stop();
    await system.close();
  }
}
