import type { Knex } from 'knex';
import { letterKinds, letterRule } from '../../domain/areas.ts';
import type { Instant, LocalDate } from '../../domain/calendar/time.ts';
import type { SentOfLate } from '../../domain/waking/fallen-reports.ts';
import {
  count,
  instant,
  orNull,
  readRow,
  readRows,
  selection,
  uuid,
  type RowOf,
  type Selection,
} from '../rows.ts';

/** What waits: how much, and since when the oldest of it does. */
export type Waiting = { readonly count: number; readonly oldestAt: Instant | null };

const nothing: Waiting = { count: 0, oldestAt: null };

const waitingIn = (from: string, oldest: string): Selection<Waiting> =>
  selection(from, { count: count('count(*)'), oldestAt: orNull(instant(oldest)) });

const untoldStreams = waitingIn('stream', 'min(waiting_since)');

/** The streams whose workflow has not been told of their last waking fact. */
export async function waitingForRelay(db: Knex): Promise<Waiting> {
  return (await readRow(db, untoldStreams, 'where relayed_seq < last_fact_seq')) ?? nothing;
}

const lateDuties = waitingIn('duty', 'min(next_rung_at)');

/** The open duties whose next rung was due before `now`. */
export async function lateRungs(db: Knex, now: Instant): Promise<Waiting> {
  return (await readRow(db, lateDuties, 'where next_rung_at < :now', { now })) ?? nothing;
}

/** Where a fact is that makes letters due: those that begin a stream are its row. */
const sources: Readonly<Record<string, string>> = {
  reportSent: `select id as stream_id, null::uuid as about, received_at as at from report
    where received_at between :since and :now`,
  situationOpened: `select id, null::uuid, opened_at from acute_situation
    where opened_at between :since and :now`,
};
/** An index by kind would be read to its end, and grows with the years: those of the days are few. */
const sourceOf = (fact: string): string =>
  sources[fact] ??
  `select stream_id, id, occurred_at from fact
   where kind || '' = '${fact}' and occurred_at between :since and :now`;

/** The letters that are due, one of each kind for each fact that makes it so. */
const due = letterKinds
  .map(
    (kind) =>
      `select '${kind}' as kind, stream_id, about, at
       from (${sourceOf(letterRule(kind).dueBy)}) d (stream_id, about, at)`,
  )
  .join(' union all ');

const dueLetters = waitingIn(`(${due}) wanted`, 'min(at)');

/** The letters that were due from `since` until `now` and are not made. */
export async function waitingLetters(
  db: Knex,
  span: { readonly since: Instant; readonly now: Instant },
): Promise<Waiting> {
  const where = `where not exists (select from letter l where l.stream_id = wanted.stream_id
    and l.kind = wanted.kind and l.about is not distinct from wanted.about)`;
  return (await readRow(db, dueLetters, where, span)) ?? nothing;
}

const comparisons = selection('reconciliation', {
  missing: count(
    `coalesce(sum(greatest(reports_sent, duties_opened, workflows_started, opened_or_overdue)
       - least(reports_sent, duties_opened, workflows_started, opened_or_overdue)), 0)`,
  ),
});

/** By how many reports the counts of the daily comparisons that ran from `since` on differ. */
export async function missingReports(db: Knex, since: Instant): Promise<number> {
  return (await readRow(db, comparisons, 'where ran_at >= :since', { since }))?.missing ?? 0;
}

const sentOfLate = selection(
  `(select municipality_id, sender_organisation_id,
      sum(reports_sent) filter (where day > :through::date - 7) as last_week,
      sum(reports_sent) filter (where day <= :through::date - 7) as before
    from reconciliation
    where ran_at >= :since and day <= :through and day > :through::date - 7 * (:weeksBefore + 1)
    group by municipality_id, sender_organisation_id) as sender`,
  {
    municipalityId: uuid('municipality_id'),
    senderOrganisationId: uuid('sender_organisation_id'),
    lastWeek: count('coalesce(last_week, 0)'),
    before: count('coalesce(before, 0)'),
  },
);
export type SenderOfLate = RowOf<typeof sentOfLate> & SentOfLate;

/**
 * What each sender sent to each municipality in the seven days up to `through`, and in the weeks
 * before them.
 *
 * @param since an instant before the first of these days, from which on they were counted
 */
export async function reportsOfLate(
  db: Knex,
  span: { readonly through: LocalDate; readonly weeksBefore: number; readonly since: Instant },
): Promise<readonly SenderOfLate[]> {
  return readRows(db, sentOfLate, 'order by municipality_id, sender_organisation_id', span);
}
