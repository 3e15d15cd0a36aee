import { describe, expect, it } from 'vitest';
import type { Db } from '../../../database/connection.ts';
import { migrate } from '../../../database/migrate.ts';
import { grantedTo } from '../../../scripts/attack/sql/granted.ts';
import { rights } from '../../../scripts/attack/sql/rights.ts';
import { bareDatabase } from '../../helpers/bare-database.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { ownerOf } from '../../helpers/owner.ts';
import { select, sqlState } from '../../helpers/sql.ts';

/** What the database's own catalogue says of the fences, also where no statement yet tries them. */
const system = await ownSystem();
const { raw } = system;

/** The one column `name` of a query, in the order of its bytes. */
const names = async (query: string, db: Db = raw): Promise<readonly string[]> =>
  (await select<{ name: string }>(db, query)).map(({ name }) => name).toSorted();

describe('what the roles are granted', () => {
  it.each(Object.entries(rights))('%s may do this and nothing else', async (role, granted) => {
    expect(await grantedTo(raw, role)).toEqual(granted);
  });

  it.each(Object.keys(rights))(
    '%s uses no sequence and makes nothing in the schema',
    async (role) => {
      const found = await names(
        `select seqrelid::regclass::text as name from pg_sequence
       where has_sequence_privilege('${role}', seqrelid, 'usage, select, update')
       union all select nspname from pg_namespace
       where nspname = 'public' and has_schema_privilege('${role}', oid, 'create')`,
      );
      expect(found).toEqual([]);
    },
  );

  it('what a migration makes later is nobody’s until it grants it', async () => {
    const owner = ownerOf(system);
    await owner.raw(`
      create table later (id serial primary key);
      create function later() returns int language sql as 'select 1'`);
    const found = await names(
      `select rolname || ' ' || what as name from pg_roles r, lateral (
         select 'table' as what where has_table_privilege(r.oid, 'later', 'select, insert, update, delete')
         union all select 'sequence' where has_sequence_privilege(r.oid, 'later_id_seq', 'usage, select, update')
         union all select 'function' where has_function_privilege(r.oid, 'later()', 'execute')) may
       where rolname in ('anmalan_app', 'anmalan_worker')`,
    );
    await owner.raw(`drop function later(); drop table later`);
    expect(found).toEqual([]);
  });
});

/** Privileges that are granted to PUBLIC, or would be if nothing were said. */
const everybodys = `select what || ' ' || privilege_type as name from (
         select 'database' as what, coalesce(datacl, acldefault('d', datdba)) as acl
         from pg_database where datname = current_database()
         union all select 'schema', coalesce(nspacl, acldefault('n', nspowner))
         from pg_namespace where nspname = 'public'
         union all select relname, relacl from pg_class
         where relnamespace = 'public'::regnamespace
         union all select attrelid::regclass || '.' || attname, attacl
         from pg_attribute join pg_class c on c.oid = attrelid
         where relnamespace = 'public'::regnamespace
         union all select 'later ' || defaclobjtype::text, defaclacl from pg_default_acl) granted
       cross join lateral aclexplode(acl) where grantee = 0`;

describe('whoever else has a login in the cluster', () => {
  it('does not come in, makes nothing and reads nothing, now and of what is made later', async () => {
    expect(await names(everybodys)).toEqual([]);
  });

  it('nor does she where PostgreSQL had let her in, until the migration', async () => {
    const { owner, raw: bare } = await bareDatabase();
    expect(await names(everybodys, bare)).toContain('database CONNECT');
    await migrate(owner);
    expect(await names(everybodys, bare)).toEqual([]);
  });

  it('finds no extension with functions of its own', async () => {
    expect(await names(`select extname as name from pg_extension`)).toEqual(['plpgsql']);
  });
});

describe('a temporary table, which could bear the name of a real one', () => {
  it.each([
    ['the API', () => system.deps.db],
    ['the worker', () => system.workerDeps.db],
  ])('is not made by %s', async (_, db) => {
    expect(await sqlState(db().raw(`create temp table fact_kind (kind text)`))).toBe('42501');
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

  const called = (role: string): Promise<readonly string[]> =>
    names(
      `select f.oid::regprocedure::text as name from pg_proc f
       where pronamespace = 'public'::regnamespace and has_function_privilege('${role}', f.oid, 'execute')`,
    );

  it('is called by the API for its fences and at its door', async () => {
    expect(await called('anmalan_app')).toEqual([
      'add_client(uuid,text,text,uuid)',
      'add_client_key(uuid,uuid,text,jsonb,timestamp with time zone,timestamp with time zone)',
      'add_person(uuid,text,text,text,text,text,text)',
      'app_actor()',
      'app_administers(uuid)',
      'app_appends(text,uuid,text)',
      'app_author_term()',
      'app_deputy_for()',
      'app_has_attachment(uuid)',
      'app_is_kept_from(text[],text[],uuid)',
      'app_is_of_form(uuid,uuid,text)',
      'app_is_told(acute_situation)',
      'app_is_told_of(uuid)',
      'app_keeps_roster_of(uuid,uuid,uuid)',
      'app_knows_of(uuid)',
      'app_may_be_told(uuid)',
      'app_may_know()',
      'app_meets_in(uuid)',
      'app_municipality()',
      'app_organisation()',
      'app_reaches(uuid,uuid)',
      'app_role()',
      'app_sees_hand_over(uuid)',
      'app_sees_lane(text,text)',
      'app_sees_report(uuid)',
      'app_sees_stream(text,uuid,uuid,uuid)',
      'app_side()',
      'app_takes_part()',
      'append_events(uuid,bytea[],boolean[],boolean[],boolean)',
      'begin_login(bytea,text,bytea,timestamp with time zone,timestamp with time zone)',
      'begin_stream(uuid,text,uuid,uuid)',
      'burn_jti(uuid,text,text,timestamp with time zone,timestamp with time zone)',
      'change_contact(uuid,text,text,text,text,text)',
      'client_of_login(text,timestamp with time zone)',
      'duties_in_hand(uuid,uuid[],timestamp with time zone,timestamp with time zone,integer)',
      'end_client(uuid,timestamp with time zone)',
      'end_function(uuid,timestamp with time zone)',
      'end_sessions_of_staff(uuid,uuid,timestamp with time zone,text,timestamp with time zone)',
      'end_written_request(uuid,text,text,timestamp with time zone,bigint)',
      'extend_duty(uuid,date,timestamp with time zone,timestamp with time zone)',
      'functions_of_subject(text,timestamp with time zone)',
      'grant_function(uuid,uuid,text,uuid,timestamp with time zone,timestamp with time zone,text,boolean)',
      'is_worker()',
      'lock_stream(uuid)',
      'open_duties(uuid,text[])',
      'revoke_client_key(uuid,timestamp with time zone)',
      'session_of_token(bytea)',
      'sessions_of_staff(uuid)',
      'take_login(bytea,timestamp with time zone)',
    ]);
  });

  it('is called by the worker to lock and append, to begin what is forwarded, to date a duty and to erase what is over', async () => {
    expect(await called('anmalan_worker')).toEqual([
      'append_events(uuid,bytea[],boolean[],boolean[],boolean)',
      'begin_forwarded(uuid,uuid)',
      'begin_house(uuid)',
      'begin_synthetic(uuid,uuid,date,timestamp with time zone)',
      'begin_term_meeting(uuid,uuid,uuid,date,timestamp with time zone)',
      'lock_stream(uuid)',
      'recompute_duty(uuid,timestamp with time zone,integer,timestamp with time zone,integer)',
      'sweep_kept(timestamp with time zone)',
    ]);
  });

  it('that runs in the owner’s name finds its tables where she put them', async () => {
    const definers = await names(
      `select proname || ' ' || coalesce(array_to_string(proconfig, '; '), '') as name from pg_proc
       where pronamespace = 'public'::regnamespace and prosecdef`,
    );
    expect(definers).toEqual([
      'add_client search_path=public, pg_temp',
      'add_client_key search_path=public, pg_temp',
      'add_person search_path=public, pg_temp',
      'app_is_told_of search_path=public, pg_temp',
      'app_knows_of search_path=public, pg_temp',
      'app_may_be_told search_path=public, pg_temp',
      'app_sees_hand_over search_path=public, pg_temp',
      'append_events search_path=public, pg_temp',
      'ask_signatory search_path=public, pg_temp',
      'begin_forwarded search_path=public, pg_temp',
      'begin_house search_path=public, pg_temp',
      'begin_login search_path=public, pg_temp',
      'begin_stream search_path=public, pg_temp',
      'begin_synthetic search_path=public, pg_temp',
      'begin_term_meeting search_path=public, pg_temp',
      'burn_jti search_path=public, pg_temp',
      'change_contact search_path=public, pg_temp',
      'client_of_login search_path=public, pg_temp',
      'duties_in_hand search_path=public, pg_temp',
      'end_client search_path=public, pg_temp',
      'end_function search_path=public, pg_temp',
      'end_sessions_of_staff search_path=public, pg_temp',
      'end_written_request search_path=public, pg_temp',
      'extend_duty search_path=public, pg_temp',
      'forwarding_waits search_path=public, pg_temp',
      'functions_of_subject search_path=public, pg_temp',
      'grant_function search_path=public, pg_temp',
      'keep_duty_tally search_path=public, pg_temp',
      'keep_need_to_know search_path=public, pg_temp',
      'keep_need_to_know_of_situation search_path=public, pg_temp',
      'keep_report_tally search_path=public, pg_temp',
      'keep_school_of_stream search_path=public, pg_temp',
      'lock_stream search_path=public, pg_temp',
      'name_author search_path=public, pg_temp',
      'open_duties search_path=public, pg_temp',
      'place_duty search_path=public, pg_temp',
      'recompute_duty search_path=public, pg_temp',
      'revoke_client_key search_path=public, pg_temp',
      'session_of_token search_path=public, pg_temp',
      'sessions_of_staff search_path=public, pg_temp',
      'state_authorship search_path=public, pg_temp',
      'sweep_kept search_path=public, pg_temp',
      'take_login search_path=public, pg_temp',
      'take_out search_path=public, pg_temp',
    ]);
  });
});

describe('a kind of fact that only the receiver records', () => {
  it('stands on the receiver’s side by a rule of the database (26 kap. 1 § OSL)', async () => {
    expect(await names(`select kind as name from fact_kind where side = 'receiver'`)).toEqual([
      'acuteMeasureTaken',
      'caseAssigned',
      'caseKept',
      'caseRegistered',
      'caseUnattended',
      'concernedInformed',
      'confirmationRead',
      'consentRecorded',
      'contactRecorded',
      'counterpartNamed',
      'coveredByOngoing',
      'decisionChanged',
      'decisionExtended',
      'decisionMade',
      'decisionProposed',
      'decisionReviewed',
      'factRowSorted',
      'factorRecorded',
      'forwardingAnswered',
      'forwardingDispatched',
      'forwardingReceived',
      'handOverChosenAgain',
      'handOverEnded',
      'intakeNoteTaken',
      'letterDelivered',
      'meetingWaived',
      'policeReportDecided',
      'protectedContactLifted',
      'protectionAssessed',
      'recordBroughtIn',
      'recordTakenOut',
      'reportBroughtIn',
      'reportForwarded',
      'reportMoved',
      'reportOpened',
      'reportRegistered',
      'situationJoined',
      'supplementRead',
      'syntheticWithdrawn',
      'whereaboutsFound',
      'writtenReportWaived',
    ]);
  });
});
