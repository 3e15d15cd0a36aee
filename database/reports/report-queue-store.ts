import type { Knex } from 'knex';
import { statuses, type Status } from '../../domain/report/status.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { hiddenFromSender } from '../../domain/reports/new-worry.ts';
import { columnsOf, count, decoded, readRow, selection } from '../rows.ts';
import { reports, type ReportRow } from './report-store.ts';
import type { Tx } from '../transaction.ts';

export type QueueFilter = {
  readonly authorPersonId?: string;
  readonly authorClientId?: string;
  readonly municipalityId?: string;
  readonly askedOf?: {
    readonly unitId: string;
    readonly roles: readonly string[];
    /**
     * Functions for which the caller is the deputy: she is asked too once the first rung is due by
     * `at`, whether or not the workflow has fired it.
     */
    readonly deputyRoles: readonly string[];
    readonly at: Instant;
  };
  readonly statuses?: readonly Status[];
  readonly reference?: string;
  readonly limit: number;
  readonly offset: number;
};

type Chosen = Omit<QueueFilter, 'limit' | 'offset'>;

/**
 * One status is asked for by its name in the statement itself, so that PostgreSQL sees which index
 * has these reports in their order.
 */
const ofStatuses = (wanted: readonly Status[]): string => {
  const named = statuses.filter((status) => wanted.includes(status));
  return named.length === 0
    ? 'false'
    : `r.status in (${named.map((one) => `'${one}'`).join(', ')})`;
};

const chosen = (tx: Tx, filter: Chosen): Knex.QueryBuilder =>
  tx('report as r').modify((q) => {
    if (filter.statuses) q.whereRaw(ofStatuses(filter.statuses));
    if (filter.municipalityId) q.where('r.municipality_id', filter.municipalityId);
    if (filter.reference) q.where('r.reference', filter.reference);
    if (filter.authorClientId) q.where('r.author_client_id', filter.authorClientId);
    const { authorPersonId, askedOf } = filter;
    if (authorPersonId) {
      q.whereNotIn('r.channel', [...hiddenFromSender]).where((mine) => {
        mine.where('r.author_person_id', authorPersonId);
        if (askedOf) {
          // `offset 0`: the duties of each report, and not every duty there is beforehand.
          mine.orWhereRaw(
            `(r.sender_unit_id = ? and (r.asked_roles && ?::text[] or exists (
               select from duty d where d.stream_id = r.id and d.kind = 'coSign'
                 and d.signatory = any(?::text[]) and (d.next_rung <> 1 or d.next_rung_at <= ?)
               offset 0)))`,
            [askedOf.unitId, [...askedOf.roles], [...askedOf.deputyRoles], askedOf.at],
          );
        }
      });
    }
  });

/** Unopened first, the acute among them before the others; what all have in common is left out. */
const orderOf = ({ statuses: wanted }: Chosen): string => {
  const isOne = (status: Status): boolean => wanted?.length === 1 && wanted[0] === status;
  const unopenedFirst = `(r.status = 'received') desc, (r.acute and r.status = 'received') desc, `;
  const noneUnopened = wanted?.includes('received') === false;
  const first = noneUnopened ? '' : isOne('received') ? 'r.acute desc, ' : unopenedFirst;
  return `${first}r.received_at, r.id`;
};

/** The sum of a municipality's tally; a column is named as the status that it counts. */
const tallied = async (
  tx: Tx,
  municipalityId: string,
  counted: readonly Status[] = statuses,
): Promise<number> => {
  const columns = statuses.filter((status) => counted.includes(status)).join(' + ') || '0';
  const sum = { total: count(`coalesce(sum(${columns}), 0)`) };
  const where = 'where municipality_id = ?';
  return (await readRow(tx, selection('report_tally', sum), where, [municipalityId]))?.total ?? 0;
};

/** What a municipality has of some statuses stands in its tally; all else is counted. */
const totalOf = async (tx: Tx, filter: Chosen): Promise<number> => {
  const { municipalityId, statuses: wanted, ...more } = filter;
  if (municipalityId && Object.values(more).every((value) => value === undefined)) {
    return tallied(tx, municipalityId, wanted);
  }
  const [counted] = await chosen(tx, filter).count<{ total: string }[]>('* as total');
  return Number(counted?.total ?? 0);
};

/**
 * A page of the caller's queue, as far as row-level security shows: unopened reports first, the
 * acute ones before the others, and the oldest before the newer.
 */
export async function readQueue(
  tx: Tx,
  { limit, offset, ...filter }: QueueFilter,
): Promise<{ readonly total: number; readonly reports: readonly ReportRow[] }> {
  const [total, rows] = await Promise.all([
    totalOf(tx, filter),
    chosen(tx, filter)
      .select<unknown[]>(tx.raw(columnsOf(reports, 'r')))
      .orderByRaw(orderOf(filter))
      .limit(limit)
      .offset(offset),
  ]);
  return { total, reports: rows.map((row) => decoded(reports, row)) };
}
