import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  { kind: 'recordTakenOut', side: 'receiver', needs: ['person_id', 'about'], once: 'about' },
  { kind: 'recordBroughtIn', side: 'receiver', needs: ['person_id', 'about', 'sealed'] },
];

const movable = `'contactRecorded', 'intakeNoteTaken', 'factorRecorded'`;
/** Why it was corrected or moved may tell of the child as well. */
const aboutThem = `'correctionExplained', 'recordBroughtIn'`;

/**
 * A record about another child is taken out of the file (36 § FL). The fact that says so takes it
 * out itself, whoever writes that, with all that it corrects and the reasons for it:
 * what was sealed is gone, its hash stays, so that the row can still be checked against the trail,
 * and no side sees the row any longer. Nothing else of a fact is ever changed.
 */
export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`
alter table fact add column taken_out bytea,
  add check (taken_out is null or sealed is null);
create policy owner_takes_out on fact to anmalan_owner
  using (stream_id = nullif(current_setting('app.taking_out', true), '')::uuid
    and side = 'receiver' and kind in (${movable}, ${aboutThem}));
drop policy app_selects on fact;
create policy app_selects on fact for select to anmalan_app
  using (taken_out is null and side in ('both', app_side())
    and exists (select from stream s where s.id = stream_id));
create function refuse_change_of_fact() returns trigger
  language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.taken_out is null and new.taken_out = sha256(old.sealed)
    and to_jsonb(new) - array['sealed', 'taken_out'] = to_jsonb(old) - array['sealed', 'taken_out']
  then
    return new;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
revoke all on function refuse_change_of_fact() from public;
drop trigger append_only on fact;
create trigger append_only before update or delete on fact
  for each row execute function refuse_change_of_fact();
create function take_out() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.taking_out', new.stream_id::text, true);
  with recursive chain as (
    select f.id, f.corrects from fact f
      where f.id = new.about and f.stream_id = new.stream_id and f.kind in (${movable})
    union all
    select f.id, f.corrects from fact f join chain on f.id = chain.corrects)
  update fact f set sealed = null, taken_out = sha256(f.sealed)
    where f.stream_id = new.stream_id and (f.id in (select id from chain)
      or f.kind in (${aboutThem}) and f.about in (select id from chain));
  if not found then
    raise exception 'only a record of this file is taken out' using errcode = 'check_violation';
  end if;
  perform set_config('app.taking_out', '', true);
  return null;
end $$;
revoke all on function take_out() from public;
create trigger take_out after insert on fact for each row
  when (new.kind = 'recordTakenOut') execute function take_out();`);
}

/** Refused while there is a moved record, whose words are in another file only. */
export async function down(db: Knex): Promise<void> {
  await dropFactKinds(db, kinds);
  await db.raw(`
drop trigger take_out on fact;
drop function take_out();
drop trigger append_only on fact;
create trigger append_only before update or delete on fact
  for each row execute function refuse_change();
drop function refuse_change_of_fact();
drop policy app_selects on fact;
create policy app_selects on fact for select to anmalan_app
  using (side in ('both', app_side()) and exists (select from stream s where s.id = stream_id));
drop policy owner_takes_out on fact;
alter table fact drop column taken_out;`);
}
