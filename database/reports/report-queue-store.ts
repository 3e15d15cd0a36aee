import type { Status } from '../../domain/report/status.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { columnsOf, decoded } from '../rows.ts';
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

/**
 * A page of the caller's queue, as far as row-level security shows: unopened reports first, the
 * acute ones before the others, and the oldest before the newer.
 */
export async function readQueue(
  tx: Tx,
  filter: QueueFilter,
): Promise<{ readonly total: number; readonly reports: readonly ReportRow[] }> {
  const query = tx('report as r').modify((q) => {
    if (filter.statuses) q.whereIn('r.status', filter.statuses as Status[]);
    if (filter.municipalityId) q.where('r.municipality_id', filter.municipalityId);
    if (filter.reference) q.where('r.reference', filter.reference);
    if (filter.authorClientId) q.where('r.author_client_id', filter.authorClientId);
    const { authorPersonId, askedOf } = filter;
    if (authorPersonId) {
      q.where('r.channel', '<>', 'supplement').where((mine) => {
        mine.where('r.author_person_id', authorPersonId);
        if (askedOf) {
          mine.orWhereRaw(
            `(r.sender_unit_id = ? and (r.asked_roles && ?::text[] or exists (
               select from duty d where d.stream_id = r.id and d.kind = 'coSign'
                 and d.signatory = any(?::text[]) and (d.next_rung <> 1 or d.next_rung_at <= ?))))`,
            [askedOf.unitId, [...askedOf.roles], [...askedOf.deputyRoles], askedOf.at],
          );
        }
      });
    }
  });
  const [counted] = await query.clone().count<{ total: string }[]>('* as total');
  const rows = await query
    .select<unknown[]>(tx.raw(columnsOf(reports, 'r')))
    .orderByRaw(
      `(r.status = 'received') desc, (r.acute and r.status = 'received') desc, r.received_at, r.id`,
    )
    .limit(filter.limit)
    .offset(filter.offset);
  return {
    total: Number(counted?.total ?? 0),
    reports: rows.map((row) => decoded(reports, row)),
  };
}
