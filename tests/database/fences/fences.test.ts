import { describe, expect, it } from 'vitest';
import { inTransaction } from '../../../database/transaction.ts';
import { borders, expectedRows, toolTables, type Row } from './borders.ts';
import { fencedWorld } from './fenced-world.ts';
import { ownerOf } from '../../helpers/owner.ts';
import { countRows, select, sqlState } from '../../helpers/sql.ts';
import { asViewer, viewerNames, type ViewerName } from './viewers.ts';

const { system, world, rows, viewer } = await fencedWorld();
const owner = ownerOf(system);

const refusedRight = '42501';
const tables = Object.keys(borders);
const fenced = tables.filter((table) => !toolTables.includes(table));
const texts = (found: readonly Row[]): readonly string[] =>
  found.map((row) => JSON.stringify(row)).toSorted();
const cells = tables.flatMap((table) => viewerNames.map((name) => [table, name] as const));

const read = (table: string, name: ViewerName): Promise<readonly { row: Row }[]> =>
  asViewer(system, viewer(name), (tx) =>
    select<{ row: Row }>(tx, `select to_jsonb(t) as row from ?? t`, [table]),
  );

const seen = (name: ViewerName, sql: string, id: string): Promise<readonly string[]> =>
  asViewer(system, viewer(name), async (tx) =>
    (await select<{ what: string }>(tx, sql, [id])).map(({ what }) => what),
  );

describe('every table has a border', () => {
  it('that this file knows: a new table fails here until somebody says who may see it', () => {
    expect(rows.tables).toEqual(tables.toSorted());
  });

  it.each(tables.filter((table) => typeof borders[table] !== 'string'))(
    'that the journeys have made visible: of %s one viewer sees some rows and another not all',
    (table) => {
      const counts = viewerNames.map((name) => expectedRows(table, viewer(name), rows).length);
      expect(Math.max(...counts)).toBeGreaterThan(0);
      expect(Math.min(...counts)).toBeLessThan(rows.of(table).length);
    },
  );

  it('with row-level security switched on and forced', async () => {
    const open = await select<{ name: string }>(
      system.raw,
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace
         and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity) order by 1`,
    );
    expect(open.map(({ name }) => name)).toEqual(toolTables);
  });

  it('that none of the three roles may step over', async () => {
    const roles = await select<{ name: string }>(
      system.raw,
      `select rolname as name from pg_roles
       where rolname like 'anmalan\\_%' and not rolsuper and not rolbypassrls order by 1`,
    );
    expect(roles.map(({ name }) => name)).toEqual([
      'anmalan_app',
      'anmalan_owner',
      'anmalan_worker',
    ]);
  });
});

describe('what raw SQL of the API’s role sees', () => {
  it.each(cells.filter(([table]) => borders[table] !== 'closed'))(
    'of %s as %s',
    async (table, name) => {
      const seen = (await read(table, name)).map(({ row }) => row);
      expect(texts(seen)).toEqual(texts(expectedRows(table, viewer(name), rows)));
    },
  );

  it.each(cells.filter(([table]) => borders[table] === 'closed'))(
    'is nothing of %s, whoever asks, as %s',
    async (table, name) => {
      expect(await sqlState(read(table, name))).toBe(refusedRight);
    },
  );

  it('shows the sender nothing of assessment, intake and decision, nor of their duties and letters', async () => {
    const { id } = world.journeys['school.degerfors>degerfors'];
    const facts = `select distinct kind as what from fact where stream_id = ? order by 1`;
    expect(await seen('the sender', facts, id)).toEqual([
      'completionRequested',
      'feedbackRecorded',
      'meetingInvited',
      'meetingMinutesTaken',
      'meetingOutcomeRecorded',
      'meetingProposed',
      'meetingTimeAnswered',
      'onCallContactRecorded',
      'signatureRecorded',
      'supplementAdded',
    ]);
    expect(await seen('the receiver', facts, id)).toEqual(
      expect.arrayContaining(['protectionAssessed', 'decisionMade', 'intakeNoteTaken']),
    );
    const duties = `select distinct kind as what from duty where stream_id = ? order by 1`;
    expect(await seen('the sender', duties, id)).toEqual(['coSign']);
    expect(await seen('the receiver', duties, id)).not.toContain('coSign');
    const letters = `select distinct kind as what from letter where stream_id = ? order by 1`;
    expect(await seen('the sender', letters, id)).toEqual(['receipt', 'reportAsSent']);
    expect(await seen('the receiver', letters, id)).toEqual([
      'jointMeetingInvitation',
      'reportAsSent',
    ]);
    const sides = `select distinct side as what from audit_event where stream_id = ? order by 1`;
    expect(await seen('the sender', sides, id)).toEqual(['both', 'sender']);
    expect(await seen('the receiver', sides, id)).toEqual(['both', 'receiver']);
    expect(await seen('the auditor', sides, id)).toEqual(['both', 'receiver', 'sender']);
  });

  it('shows the auditor of each municipality who saw its reports in a list, wherever the reader is at home', async () => {
    const reader = viewer('the sender')?.actorId;
    const looks = `select e.stream_id as what from audit_event e
      join audit_subject s using (stream_id, seq) where e.kind = 'listRead' and s.report_id = ?`;
    const across = world.journeys['school.degerfors>atvidaberg'].id;
    const within = world.journeys['school.degerfors>degerfors'].id;
    expect(await seen('the auditor of another municipality', looks, across)).toContain(reader);
    expect(await seen('the auditor', looks, within)).toContain(reader);
    expect(await seen('the auditor of another municipality', looks, within)).toEqual([]);
    expect(await seen('the auditor', looks, across)).toEqual([]);
    for (const name of ['the sender', 'the receiver in another municipality'] as const) {
      expect(await seen(name, looks, across)).toEqual([]);
    }
  });

  it('shows an auditor also who saw an acute situation in a list', async () => {
    const { situationId } = world.journeys['school.atvidaberg>atvidaberg'];
    const looks = `select stream_id as what from audit_subject where report_id = ?`;
    const reader = viewer('the receiver in another municipality')?.actorId;
    expect(await seen('the auditor of another municipality', looks, situationId)).toEqual([reader]);
    expect(await seen('the auditor', looks, situationId)).toEqual([]);
  });

  it('keeps the reason of an inappropriate feedback on the receiver’s side (26 kap. 1 § OSL)', async () => {
    const { id } = world.journeys['independent.degerfors>degerfors'];
    const sql = `select outcome as what from fact where kind = 'feedbackRecorded' and stream_id = ?`;
    expect(await seen('another sender of the municipality', sql, id)).toEqual([]);
    expect(await seen('the receiver', sql, id)).toEqual(['inappropriate']);
  });

  it('is forgotten with the transaction: a pooled connection remembers nobody', async () => {
    const ifochef = await system.actor('ifochef.degerfors');
    const [before] = await inTransaction(system.deps.db, ifochef, (tx) =>
      select<{ reports: string }>(tx, `select count(*) as reports from report`),
    );
    expect(Number(before?.reports)).toBeGreaterThan(0);
    const [after] = await select<{ side: string | null; reports: string }>(
      system.deps.db,
      `select nullif(current_setting('app.side', true), '') as side,
              (select count(*) from report) as reports`,
    );
    expect(after).toEqual({ side: null, reports: '0' });
  });
});

describe('the owner of the tables', () => {
  /**
   * What functions read and write in her name: those that are asked before any tenant is known, those
   * that keep the heads of the trail and the tallies of lists, and the one that finds whether a
   * workflow is to be woken.
   */
  const readByDefiner = [
    'unit',
    'person',
    'assignment',
    'api_client',
    'client_key',
    'client_jti',
    'stream',
    'lane',
    'duty',
    'acute_situation',
    'hand_over',
    'report_tally',
    'duty_tally',
    'forwarding',
  ];

  it.each(fenced)('is bound by the fence of %s like everyone else', async (table) => {
    // Of reports she lists the envelopes of those that not everybody in the unit may know of.
    const envelopes = rows.of('report').filter((row) => row['protected_identity']).length;
    const whole = table === 'report' ? envelopes : 0;
    const expected = readByDefiner.includes(table) ? rows.of(table).length : whole;
    expect(await countRows(owner, table)).toBe(expected);
  });
});

describe('the worker', () => {
  /** What it writes and never reads, and what it has no business in at all. */
  const unread = [
    'acute_situation_report',
    'api_client',
    'attachment',
    'attachment_part',
    'audit_event',
    'audit_subject',
    'child_index',
    'client_jti',
    'client_key',
    'draft',
    'duty_rung',
    'duty_tally',
    'hand_over_origin',
    'idempotency',
    'kept_text',
    'lane',
    'login_attempt',
    'quota',
    'report_link',
    'report_tally',
    'web_session',
  ];

  it.each(fenced.filter((table) => !unread.includes(table)))(
    'sees every row of %s',
    async (table) => {
      expect(await countRows(system.workerDeps.db, table)).toBe(rows.of(table).length);
    },
  );

  it.each(unread)('sees nothing of %s', async (table) => {
    expect(await sqlState(countRows(system.workerDeps.db, table))).toBe(refusedRight);
  });
});
