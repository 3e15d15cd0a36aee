import type { Knex } from 'knex';
import type { Instant, LocalDate } from '../../domain/calendar/time.ts';
import { instantOf, rowsOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

export type SentReport = {
  readonly id: string;
  readonly municipalityId: string;
  readonly senderOrganisationId: string;
  readonly firstDutyOpened: boolean;
  readonly openedOrOverdue: boolean;
  readonly closed: boolean;
};

/**
 * What was sent in a span, each count from a place of its own: the report row, the duty row, the
 * opening. An unopened report still counts while an open duty stands that will escalate it. A
 * report made of a supplement was not sent: it is opened where it begins.
 */
export async function reportsSentBetween(
  db: Knex,
  span: { readonly from: Instant; readonly to: Instant },
): Promise<readonly SentReport[]> {
  return rowsOf<SentReport>(
    await db.raw(
      `select r.id, r.municipality_id as "municipalityId",
              r.sender_organisation_id as "senderOrganisationId",
              d.id is not null as "firstDutyOpened",
              r.opened_by_person_at is not null
                or coalesce(d.state = 'open', false) as "openedOrOverdue",
              r.status in ('closed', 'disposed') as closed
       from report r left join duty d on d.stream_id = r.id and d.kind = 'openReport'
       where r.received_at >= :from and r.received_at < :to and r.channel <> 'supplement'
       order by r.id`,
      span,
    ),
  );
}

/** When the first report of all came in. */
export async function firstArrival(db: Knex): Promise<Instant | undefined> {
  const [row] = rowsOf<{ at: Date | null }>(
    await db.raw(`select min(received_at) as at from report`),
  );
  return row?.at ? instantOf(row.at) : undefined;
}

export type ReconciliationRow = {
  readonly id: string;
  readonly municipalityId: string;
  readonly senderOrganisationId: string;
  readonly day: LocalDate;
  readonly ranAt: Instant;
  readonly reportsSent: number;
  readonly dutiesOpened: number;
  readonly workflowsStarted: number;
  readonly openedOrOverdue: number;
  readonly differs: boolean;
};

/** The day's newest run stands; running it again after a mending replaces what it found. */
export async function saveReconciliation(db: Knex, row: ReconciliationRow): Promise<void> {
  await db.raw(
    `insert into reconciliation (id, municipality_id, sender_organisation_id, day, ran_at,
       reports_sent, duties_opened, workflows_started, opened_or_overdue, differs)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (sender_organisation_id, municipality_id, day) do update set
       ran_at = excluded.ran_at, reports_sent = excluded.reports_sent,
       duties_opened = excluded.duties_opened, workflows_started = excluded.workflows_started,
       opened_or_overdue = excluded.opened_or_overdue, differs = excluded.differs`,
    [
      row.id,
      row.municipalityId,
      row.senderOrganisationId,
      row.day,
      row.ranAt,
      row.reportsSent,
      row.dutiesOpened,
      row.workflowsStarted,
      row.openedOrOverdue,
      row.differs,
    ],
  );
}

export async function readReconciliations(
  tx: Tx,
  municipalityId: string,
  limit: number,
): Promise<readonly ReconciliationRow[]> {
  return rowsOf<Omit<ReconciliationRow, 'ranAt'> & { ranAt: Date }>(
    await tx.raw(
      `select id, municipality_id as "municipalityId",
              sender_organisation_id as "senderOrganisationId", day::text as day, ran_at as "ranAt",
              reports_sent as "reportsSent", duties_opened as "dutiesOpened",
              workflows_started as "workflowsStarted", opened_or_overdue as "openedOrOverdue", differs
       from reconciliation where municipality_id = ?
       order by day desc, sender_organisation_id limit ?`,
      [municipalityId, limit],
    ),
  ).map((row) => ({ ...row, ranAt: instantOf(row.ranAt) }));
}
