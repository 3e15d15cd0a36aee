import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  {
    kind: 'caseUnattended',
    side: 'receiver',
    outcomes: ['holderAbsent', 'holderGone', 'idle'],
  },
  { kind: 'caseKept', side: 'receiver', needs: ['person_id', 'sealed'] },
];

/**
 * A case that nobody works on goes to the leader's queue. The worker finds it, and so it opens a duty:
 * that of reassigning, and no other. Whoever has left her function is noted once, as an absence is.
 */
export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`
alter table assignment add column end_carried boolean not null default false;
create index assignment_end_to_carry on assignment (valid_to)
  where not end_carried and valid_to is not null;
grant select (end_carried), update (end_carried) on assignment to anmalan_worker;
create index report_of_holder on report (owner_person_id) where status in ('opened', 'assessed');
grant insert on duty to anmalan_worker;
create policy worker_reassigns on duty as restrictive for insert to anmalan_worker
  with check (kind = 'reassign' and side = 'receiver' and state = 'open');`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
drop policy worker_reassigns on duty;
revoke insert on duty from anmalan_worker;
drop index report_of_holder, assignment_end_to_carry;
alter table assignment drop column end_carried;`);
  await dropFactKinds(db, kinds);
}
