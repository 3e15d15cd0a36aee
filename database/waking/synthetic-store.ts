import type { Knex } from 'knex';
import type { Instant } from '../../domain/calendar/time.ts';
import type { SyntheticTraces } from '../../domain/house/synthetic-chain.ts';
import { readPage, type PagedRows, type RowPage } from '../pages.ts';
import {
  count,
  day,
  flag,
  instant,
  orNull,
  readRow,
  readRows,
  selection,
  table,
  updateRow,
  uuid,
  type RowOf,
} from '../rows.ts';
import type { Tx } from '../transaction.ts';

const reports = table('synthetic_report', {
  id: uuid('id'),
  municipalityId: uuid('municipality_id'),
  day: day('day'),
  sentAt: instant('sent_at'),
  /** When its notice was delivered. */
  deliveredAt: orNull(instant('delivered_at')),
  /** When it was found that it would not come to that in time. */
  stoppedAt: orNull(instant('stopped_at')),
});
export type SyntheticRow = RowOf<typeof reports>;

const underWay = selection('synthetic_report y join stream s on s.id = y.id', {
  id: uuid('y.id'),
  municipalityId: uuid('y.municipality_id'),
  day: day('y.day'),
  sentAt: instant('y.sent_at'),
  woken: flag('s.last_fact_seq > 0 and s.relayed_seq >= s.last_fact_seq'),
  drawn: flag(`exists (select from letter l where l.stream_id = y.id and l.kind = 'reportAsSent')`),
  noticed: flag('exists (select from test_notice n where n.stream_id = y.id)'),
});
export type SyntheticUnderWay = RowOf<typeof underWay> & SyntheticTraces;

/** The artificial reports that have neither come to their end nor been given up. */
export async function syntheticUnderWay(db: Knex): Promise<readonly SyntheticUnderWay[]> {
  const open = 'where y.delivered_at is null and y.stopped_at is null order by y.sent_at, y.id';
  return readRows(db, underWay, open);
}

const newestDays = selection(
  `(select municipality_id, max(day) as newest from synthetic_report
    where sent_at >= :since group by municipality_id) as sent`,
  { municipalityId: uuid('municipality_id'), newest: day('newest') },
);

/** The day of the newest artificial report of each municipality that has had one since. */
export async function daysOfSynthetic(
  db: Knex,
  since: Instant,
): Promise<readonly RowOf<typeof newestDays>[]> {
  return readRows(db, newestDays, 'order by municipality_id', { since });
}

export async function endSynthetic(
  tx: Tx,
  id: string,
  end: Partial<Pick<SyntheticRow, 'deliveredAt' | 'stoppedAt'>>,
): Promise<void> {
  await updateRow(tx, reports, id, end);
}

/** A page of those of a municipality, the newest day first. */
export async function readSynthetic(
  tx: Tx,
  municipalityId: string,
  page: RowPage,
): Promise<PagedRows<SyntheticRow>> {
  const where = 'where municipality_id = :municipalityId';
  return readPage(tx, reports, { where, order: 'day desc', bindings: { municipalityId } }, page);
}

const ofLate = selection(
  `(select municipality_id, coalesce(max(delivered_at), :since) as delivered_at,
      count(*) filter (where stopped_at >= :lately) as stopped
    from synthetic_report where sent_at >= :since group by municipality_id) as newest`,
  {
    deliveredAt: orNull(instant('min(delivered_at)')),
    stopped: count('coalesce(sum(stopped), 0)'),
  },
);

/**
 * Of the artificial reports sent since: when the newest was delivered, in the municipality in which
 * that is longest ago (`since` where none was), and how many have stopped lately.
 */
export async function syntheticOfLate(
  db: Knex,
  span: { readonly since: Instant; readonly lately: Instant },
): Promise<RowOf<typeof ofLate>> {
  return (await readRow(db, ofLate, '', span)) ?? { deliveredAt: null, stopped: 0 };
}
