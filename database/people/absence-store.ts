import type { Knex } from 'knex';
import type { Instant } from '../../domain/calendar/time.ts';
import { insertRows, instant, table, uuid, type RowOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

const absences = table('absence', {
  id: uuid('id'),
  personId: uuid('person_id'),
  municipalityId: uuid('municipality_id'),
  organisationId: uuid('organisation_id'),
  startsAt: instant('starts_at'),
  endsAt: instant('ends_at'),
});
export type AbsenceRow = RowOf<typeof absences>;

/**
 * Wakes the workflows of unopened reports at the units of those whose absence has begun, once for
 * each absence. The absence itself remembers whether it was carried (`carried`), since whoever
 * records it need not see any case and so cannot touch the streams.
 */
export async function wakeWhereAbsent(db: Knex, at: Instant): Promise<void> {
  await db.raw(
    `with begun as (update absence set carried = true
                    where not carried and starts_at <= :at returning person_id)
     update stream set relayed_seq = 0, claimed_until = null, waiting_since = :at
     where last_fact_seq > 0 and id in (
       select d.stream_id from begun b join assignment a on a.person_id = b.person_id
       join duty d on d.owner_unit_id = a.unit_id
       where d.kind = 'openReport' and d.state = 'open')`,
    { at },
  );
}

export async function insertAbsence(tx: Tx, absence: AbsenceRow): Promise<void> {
  await insertRows(tx, absences, [absence]);
}
