import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  {
    kind: 'correctionExplained',
    outcomes: ['sender', 'receiver'],
    needs: ['person_id', 'about', 'sealed'],
    once: 'about',
  },
];

/**
 * Corrections of records, with their reasons, each on the side that it names. Whoever writes the row, it
 * takes the place of nothing but a fact of its own kind and side that the writer sees. A correction is found by what it corrects, among the
 * facts of its stream; the worker, which corrects nothing, writes that it does not.
 */
export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`
grant insert (corrects) on fact to anmalan_worker;
alter table fact add constraint explained_on_its_own_side
  check (kind <> 'correctionExplained' or outcome = side);
create function hold_to_corrected() returns trigger
  language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select from fact c where c.id = new.corrects
      and (c.stream_id, c.kind, c.side) = (new.stream_id, new.kind, new.side)) then
    raise exception 'a fact corrects one of its own kind and side in its stream'
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
revoke all on function hold_to_corrected() from public;
create trigger hold_to_corrected after insert on fact for each row
  when (new.corrects is not null) execute function hold_to_corrected();`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
drop trigger hold_to_corrected on fact;
drop function hold_to_corrected();
alter table fact drop constraint explained_on_its_own_side;
revoke insert (corrects) on fact from anmalan_worker;`);
  await dropFactKinds(db, kinds);
}
