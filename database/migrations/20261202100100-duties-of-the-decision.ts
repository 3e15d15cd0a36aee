import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  {
    kind: 'policeReportDecided',
    side: 'receiver',
    outcomes: ['made', 'notMade', 'notYet'],
    needs: ['sealed'],
  },
  {
    kind: 'decisionChanged',
    side: 'receiver',
    outcomes: ['open', 'doNotOpen'],
    needs: ['person_id', 'sealed'],
  },
  { kind: 'decisionExtended', side: 'receiver', needs: ['person_id', 'sealed'] },
  { kind: 'coveredByOngoing', side: 'receiver', needs: ['sealed'], once: 'stream' },
];

/**
 * What else can become of a decision, and of a crime that is suspected. A due date is projected and
 * never set, so that the API has no right to the column: a decision gets a later last day by a
 * function, which holds it to that.
 */
export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`
alter table duty add column extended_to date;
create policy owner_extends on duty for update to anmalan_owner using (true) with check (true);
create function extend_duty(wanted uuid, last_day date, due timestamptz, rung timestamptz)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update duty set extended_to = last_day, due_at = due, next_rung_at = rung
    where id = wanted and kind = 'decideOnInvestigation' and state = 'open' and due > due_at
      and municipality_id = app_municipality() and app_side() = 'receiver';
  if not found then
    raise exception 'this duty is not the caller''s to extend' using errcode = 'insufficient_privilege';
  end if;
end $$;
revoke all on function extend_duty(uuid, date, timestamptz, timestamptz) from public;
grant execute on function extend_duty(uuid, date, timestamptz, timestamptz) to anmalan_app;`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
drop function extend_duty(uuid, date, timestamptz, timestamptz);
drop policy owner_extends on duty;
alter table duty drop column extended_to;`);
  await dropFactKinds(db, kinds);
}
