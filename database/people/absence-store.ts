import type { Knex } from 'knex';
import type { Instant } from '../../domain/calendar/time.ts';
import { insertRows, instant, readRows, selection, table, uuid, type RowOf } from '../rows.ts';
import { realEnd } from '../away.ts';
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

const endings = table('absence_ending', {
  id: uuid('id'),
  absenceId: uuid('absence_id'),
  personId: uuid('person_id'),
  municipalityId: uuid('municipality_id'),
  organisationId: uuid('organisation_id'),
  endsAt: instant('ends_at'),
});
export type AbsenceEndingRow = RowOf<typeof endings>;

const standing = selection('absence x', {
  ...absences.columns,
  endsAt: instant(realEnd),
});

/** The absences of these people that touch a span of time, the first to begin first. */
export async function absencesBetween(
  tx: Tx,
  of: {
    readonly personIds: readonly string[];
    readonly from: Instant;
    readonly to: Instant;
  },
): Promise<readonly AbsenceRow[]> {
  const touching = `where x.person_id = any(:personIds) and x.starts_at < :to
    and ${realEnd} > greatest(:from::timestamptz, x.starts_at) order by x.starts_at, x.id`;
  return readRows(tx, standing, touching, { ...of, personIds: [...of.personIds] });
}

/** The absences of a person that go on at an instant. */
export async function absencesAt(
  tx: Tx,
  personId: string,
  at: Instant,
): Promise<readonly AbsenceRow[]> {
  const going = `where x.person_id = :personId and x.starts_at <= :at and ${realEnd} > :at
    order by x.starts_at, x.id`;
  return readRows(tx, standing, going, { personId, at });
}

/**
 * Wakes the workflows of unopened reports at the units of those whose absence has begun or was ended,
 * or who have left a function, and of the cases that they hold: once for each. Absence and function
 * remember themselves whether that was carried, since whoever records it need not see any case and so
 * cannot touch the streams.
 */
export async function wakeWhereAbsent(db: Knex, at: Instant): Promise<void> {
  await db.raw(
    `with begun as (update absence set carried = true
                    where not carried and starts_at <= :at returning person_id),
          over as (update absence_ending set carried = true
                   where not carried and ends_at <= :at returning person_id),
          moved as (select person_id from begun union select person_id from over),
          gone as (update assignment set end_carried = true
                   where not end_carried and valid_to <= :at returning person_id),
          changed as (select person_id from moved union select person_id from gone)
     update stream set relayed_seq = 0, claimed_until = null, waiting_since = :at
     where last_fact_seq > 0 and id in (
       select d.stream_id from changed m join assignment a on a.person_id = m.person_id
       join duty d on d.owner_unit_id = a.unit_id
       where d.kind = 'openReport' and d.state = 'open'
       union select r.id from changed h
       join report r on r.owner_person_id = h.person_id where r.status in ('opened', 'assessed'))`,
    { at },
  );
}

export async function insertAbsence(tx: Tx, absence: AbsenceRow): Promise<void> {
  await insertRows(tx, absences, [absence]);
}

export async function insertAbsenceEnding(tx: Tx, ending: AbsenceEndingRow): Promise<void> {
  await insertRows(tx, endings, [ending]);
}
