import type { Knex } from 'knex';
import type { Instant } from '../../domain/calendar/time.ts';
import { registeredChannels } from '../../domain/reports/spoken.ts';
import {
  day,
  flag,
  insertRows,
  instant,
  int,
  orNull,
  readRow,
  readRows,
  selection,
  table,
  uuid,
  type RowOf,
} from '../rows.ts';
import { readPage, type PagedRows, type RowPage } from '../pages.ts';
import type { Tx } from '../transaction.ts';

const isRegistered = `r.channel in (${registeredChannels.map((one) => `'${one}'`).join(', ')})`;

/**
 * What was sent, with each count taken from a place of its own, so that a row that is missing in
 * one of them shows: the report row, its first duty, its opening. A report that is not opened
 * counts as received as long as an open duty will remind of it. What was told is counted for the
 * authority that wrote it down, and nobody has to open it; what confirms a call is read there.
 */
const sentReports = selection(
  `report r join unit u on u.id = r.receiving_unit_id
   left join fact c on c.stream_id = r.confirms_id and c.kind = 'reportConfirmed'
   left join duty d on d.stream_id = coalesce(r.confirms_id, r.id) and d.about is not distinct from c.id
     and d.kind = case when r.confirms_id is not null then 'readSupplement'
       when ${isRegistered} then 'assessProtection' else 'openReport' end`,
  {
    id: uuid('r.id'),
    municipalityId: uuid('r.municipality_id'),
    senderOrganisationId: uuid(
      `case when ${isRegistered} then u.organisation_id else r.sender_organisation_id end`,
    ),
    firstDutyOpened: flag('d.id is not null'),
    openedOrOverdue: flag(`r.opened_by_person_at is not null or coalesce(d.state = 'open', false)`),
    closed: flag(`r.status in ('closed', 'disposed')`),
  },
);
export type SentReport = RowOf<typeof sentReports>;

/**
 * The reports received from `from` up to but not including `to`. One that was made of a supplement
 * is left out: nobody sent it, and it is open from its beginning. So is an artificial one.
 */
export async function reportsSentBetween(
  db: Knex,
  span: { readonly from: Instant; readonly to: Instant },
): Promise<readonly SentReport[]> {
  return readRows(
    db,
    sentReports,
    `where r.received_at >= :from and r.received_at < :to and r.channel not in ('supplement', 'moved', 'synthetic')
     order by r.id`,
    span,
  );
}

const firstReport = selection('report', { receivedAt: orNull(instant('min(received_at)')) });

/** When the first report of all came in; undefined when there is none. */
export async function firstArrival(db: Knex): Promise<Instant | undefined> {
  const real = `where channel <> 'synthetic'`;
  return (await readRow(db, firstReport, real))?.receivedAt ?? undefined;
}

const reconciliations = table('reconciliation', {
  id: uuid('id'),
  municipalityId: uuid('municipality_id'),
  senderOrganisationId: uuid('sender_organisation_id'),
  day: day('day'),
  ranAt: instant('ran_at'),
  reportsSent: int('reports_sent'),
  dutiesOpened: int('duties_opened'),
  workflowsStarted: int('workflows_started'),
  openedOrOverdue: int('opened_or_overdue'),
  differs: flag('differs'),
});
export type ReconciliationRow = RowOf<typeof reconciliations>;

const ofDay = `where sender_organisation_id = :senderOrganisationId
  and municipality_id = :municipalityId and day = :day`;

/**
 * Stores the counts of a day. A new run for the same day replaces the counts of the older one.
 *
 * @returns the row as it stands, with the id that it has had from its first run
 */
export async function saveReconciliation(
  db: Knex,
  row: ReconciliationRow,
): Promise<ReconciliationRow> {
  await insertRows(
    db,
    reconciliations,
    [row],
    `on conflict (sender_organisation_id, municipality_id, day) do update set
       ran_at = excluded.ran_at, reports_sent = excluded.reports_sent,
       duties_opened = excluded.duties_opened, workflows_started = excluded.workflows_started,
       opened_or_overdue = excluded.opened_or_overdue, differs = excluded.differs`,
  );
  const { senderOrganisationId, municipalityId, day: of } = row;
  const at = { senderOrganisationId, municipalityId, day: of };
  return (await readRow(db, reconciliations, ofDay, at)) ?? row;
}

export async function readReconciliations(
  tx: Tx,
  municipalityId: string,
  page: RowPage,
): Promise<PagedRows<ReconciliationRow>> {
  const where = 'where municipality_id = :municipalityId';
  const order = 'day desc, sender_organisation_id';
  return readPage(tx, reconciliations, { where, order, bindings: { municipalityId } }, page);
}
