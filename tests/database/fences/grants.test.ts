import { describe, expect, it } from 'vitest';
import { ownSystem } from '../../helpers/own-system.ts';
import { select } from '../../helpers/sql.ts';

/** What the database's own catalogue says of the fences, also where no statement yet tries them. */
const { raw } = await ownSystem();

/** The one column `name` of a query, in the order of its bytes. */
const names = async (query: string): Promise<readonly string[]> =>
  (await select<{ name: string }>(raw, query)).map(({ name }) => name).toSorted();

describe('what the roles are granted', () => {
  it('lets the API change these columns and no other', async () => {
    const granted = await names(
      `select distinct table_name || '.' || column_name as name
       from information_schema.column_privileges
       where grantee in ('anmalan_app', 'PUBLIC') and privilege_type = 'UPDATE'
         and table_schema = 'public'`,
    );
    expect(granted).toEqual([
      'acute_situation.held_at',
      'duty.assignee_id',
      'duty.ended_at',
      'duty.ended_seq',
      'duty.next_rung_at',
      'duty.owner_role',
      'duty.reason',
      'duty.state',
      'idempotency.answer',
      'idempotency.done',
      'report.closed_at',
      'report.concluded_as',
      'report.concluded_at',
      'report.opened_by_person_at',
      'report.owner_person_id',
      'report.owner_role',
      'report.protected_contact',
      'report.status',
    ]);
  });

  it('lets the worker change and remove nothing of what is recorded', async () => {
    const granted = await names(
      `select t as name from unnest(array['audit_event', 'audit_subject', 'fact']) t
       where has_table_privilege('anmalan_worker', t, 'delete, truncate')
         or has_any_column_privilege('anmalan_worker', t, 'update')`,
    );
    expect(granted).toEqual([]);
  });
});

describe('a function of the schema', () => {
  it('is run by those it was granted to, not by everybody', async () => {
    // Without a list of its own a function is everybody's.
    const everybodys = await names(
      `select f.oid::regprocedure::text as name from pg_proc f
       where pronamespace = 'public'::regnamespace and (proacl is null
         or exists (select from aclexplode(proacl) where grantee = 0))`,
    );
    expect(everybodys).toEqual([]);
  });

  it('that runs in the owner’s name finds its tables where she put them', async () => {
    const definers = await names(
      `select proname || ' ' || coalesce(array_to_string(proconfig, '; '), '') as name from pg_proc
       where pronamespace = 'public'::regnamespace and prosecdef`,
    );
    expect(definers).toEqual([
      'append_events search_path=public, pg_temp',
      'begin_stream search_path=public, pg_temp',
      'burn_jti search_path=public, pg_temp',
      'client_of_login search_path=public, pg_temp',
      'functions_of_subject search_path=public, pg_temp',
      'lock_stream search_path=public, pg_temp',
    ]);
  });
});

describe('a kind of fact that only the receiver records', () => {
  it('stands on the receiver’s side by a rule of the database (26 kap. 1 § OSL)', async () => {
    expect(await names(`select kind as name from fact_kind where side = 'receiver'`)).toEqual([
      'caseAssigned',
      'caseRegistered',
      'concernedInformed',
      'consentRecorded',
      'contactRecorded',
      'decisionMade',
      'intakeNoteTaken',
      'meetingWaived',
      'protectionAssessed',
      'reportOpened',
      'supplementRead',
    ]);
  });
});
