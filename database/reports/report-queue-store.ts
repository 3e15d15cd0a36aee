import type { Knex } from 'knex';
import { statuses, type Status } from '../../domain/report/status.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { hiddenFromSender } from '../../domain/reports/new-worry.ts';
import { columnsOf, count, decoded, only, readRow, selection, type RowOf } from '../rows.ts';
import { isAway } from '../away.ts';
import { reports } from './report-store.ts';
import type { Tx } from '../transaction.ts';

const listed = only(
  reports,
  'id',
  'municipalityId',
  'reference',
  'status',
  'concludedAs',
  'receivedAt',
  'acute',
  'agencyKind',
  'channel',
  'openedByPersonAt',
  'protectedContact',
  'contactLiftedAt',
  'protectedIdentity',
  'youngPerson',
  'ownerPersonId',
  'authorPersonId',
);
/** A report as a line of a list. */
export type ListedReport = RowOf<typeof listed>;

export type QueueFilter = {
  readonly authorPersonId?: string;
  readonly authorClientId?: string;
  readonly municipalityId?: string;
  /**
   * The caller may not know of people with protected identity: she is shown the envelopes of reports
   * on them.
   */
  readonly outside?: true;
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
  /** Only those that nobody is at work on at this instant: opened and given to no officer who is there. */
  readonly unassignedAt?: Instant;
  readonly reference?: string;
  readonly youngPerson?: boolean;
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

/** What the view of envelopes leaves out, which nobody outside is to know. */
const leftOut: Readonly<Partial<Record<keyof ListedReport, string>>> = {
  concludedAs: 'null::text as concluded_as',
  contactLiftedAt: 'null::timestamptz as contact_lifted_at',
  protectedIdentity: 'true as protected_identity',
  youngPerson: 'false as young_person',
  ownerPersonId: 'null::uuid as owner_person_id',
  authorPersonId: 'null::uuid as author_person_id',
};
const names = Object.keys(listed.columns) as readonly (keyof ListedReport)[];
const ownReports = `select ${names.map((name) => listed.columns[name].sql).join(', ')}
  from report where not protected_identity`;
const envelopes = `select ${names.map((name) => leftOut[name] ?? listed.columns[name].sql).join(', ')}
  from report_envelope`;

const withoutHolder = `r.status in ('opened', 'assessed') and (r.owner_role <> 'officer'
  or not exists (select from assignment a
    where a.person_id = r.owner_person_id and a.role = r.owner_role
      and a.valid_from <= :at and (a.valid_to is null or a.valid_to > :at))
  or ${isAway('r.owner_person_id')})`;

/** An envelope does not tell whether anybody is at work on it. */
const sourceOf = ({ outside, unassignedAt }: Chosen): string => {
  if (!outside) return 'report as r';
  return unassignedAt === undefined
    ? `(${ownReports} union all ${envelopes}) as r`
    : '(select * from report where not protected_identity) as r';
};

const chosen = (tx: Tx, filter: Chosen, source = sourceOf(filter)): Knex.QueryBuilder =>
  tx.from(tx.raw(source)).modify((q) => {
    q.whereRaw(`r.channel <> 'synthetic'`);
    if (filter.unassignedAt) q.whereRaw(withoutHolder, { at: filter.unassignedAt });
    if (filter.statuses) q.whereRaw(ofStatuses(filter.statuses));
    if (filter.municipalityId) q.where('r.municipality_id', filter.municipalityId);
    if (filter.reference) q.where('r.reference', filter.reference);
    if (filter.youngPerson !== undefined) q.where('r.young_person', filter.youngPerson);
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

/**
 * The first rows of the reports and those of the envelopes, each found by an index, of which a page is
 * then made: of both together PostgreSQL would read and sort every one.
 */
const firstOfBoth = (tx: Tx, filter: Chosen, most: number): Knex.QueryBuilder => {
  const first = (source: string): Knex.QueryBuilder =>
    chosen(tx, filter, `(${source}) as r`)
      .select<unknown[]>('r.*')
      .orderByRaw(orderOf(filter))
      .limit(most);
  return tx.from(tx.raw('(? union all ?) as r', [first(ownReports), first(envelopes)]));
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
  const { municipalityId, statuses: wanted, outside: _, ...more } = filter;
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
): Promise<{ readonly total: number; readonly reports: readonly ListedReport[] }> {
  const [total, rows] = await Promise.all([
    totalOf(tx, filter),
    (filter.outside && filter.unassignedAt === undefined
      ? firstOfBoth(tx, filter, offset + limit)
      : chosen(tx, filter)
    )
      .select<unknown[]>(tx.raw(columnsOf(listed, 'r')))
      .orderByRaw(orderOf(filter))
      .limit(limit)
      .offset(offset),
  ]);
  return { total, reports: rows.map((row) => decoded(listed, row)) };
}
