import type { Knex } from 'knex';
import type { Instant } from '../../domain/calendar/time.ts';
import {
  day,
  insertRows,
  instant,
  int,
  readRow,
  readRows,
  selection,
  table,
  uuid,
  type RowOf,
} from '../rows.ts';
import type { Tx } from '../transaction.ts';

const counts = table('sent_count', {
  id: uuid('id'),
  clientId: uuid('client_id'),
  municipalityId: uuid('municipality_id'),
  organisationId: uuid('organisation_id'),
  day: day('day'),
  sent: int('sent'),
  statedAt: instant('stated_at'),
});
export type SentCountRow = RowOf<typeof counts>;

export async function insertSentCount(tx: Tx, count: SentCountRow): Promise<void> {
  await insertRows(tx, counts, [count]);
}

/** The newest count of each client and day that has not been compared, the oldest first. */
export async function sentCountsToCompare(db: Knex): Promise<readonly SentCountRow[]> {
  const newest = `where not compared and not exists (select from sent_count later
      where later.client_id = sent_count.client_id and later.day = sent_count.day
        and (later.stated_at, later.id) > (sent_count.stated_at, sent_count.id))
    order by stated_at, id`;
  return readRows(db, counts, newest);
}

/** This one, and those of the same client and day that it stands in place of. */
export async function noteCompared(
  db: Knex,
  { clientId, day: of, statedAt }: SentCountRow,
): Promise<void> {
  await db.raw(
    `update sent_count set compared = true
     where client_id = :clientId and day = :of and stated_at <= :statedAt and not compared`,
    { clientId, of, statedAt },
  );
}

const submissions = selection('report', { received: int('count(distinct submission_id)::int') });

/** How many times a client has sent, from `from` up to but not including `to`. Siblings came together. */
export async function submissionsOf(
  db: Knex,
  span: { readonly clientId: string; readonly from: Instant; readonly to: Instant },
): Promise<number> {
  const where = `where author_client_id = :clientId and channel = 'api'
    and received_at >= :from and received_at < :to`;
  return (await readRow(db, submissions, where, span))?.received ?? 0;
}
