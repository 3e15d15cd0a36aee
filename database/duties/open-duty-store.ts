import type { Instant } from '../../domain/calendar/time.ts';
import { columnsOf, decoded } from '../rows.ts';
import { duties, type DutyRow } from './duty-store.ts';
import type { Tx } from '../transaction.ts';

export type DutyFilter = {
  readonly ownedBy?: {
    readonly unitId: string;
    readonly roles: readonly string[];
    /**
     * Functions for which the caller is the deputy: their duties are hers too once the first rung
     * is due by `at`, whether or not the workflow has fired it.
     */
    readonly deputyRoles: readonly string[];
    readonly at: Instant;
  };
  readonly assigneeId?: string;
  /** The municipality that received the report. */
  readonly municipalityId?: string;
  readonly sides: readonly DutyRow['side'][];
  readonly limit: number;
  readonly offset: number;
};

/**
 * A page of the open duties of all streams that row-level security shows, the earliest due first.
 */
export async function readOpenDuties(
  tx: Tx,
  filter: DutyFilter,
): Promise<{ readonly total: number; readonly duties: readonly DutyRow[] }> {
  const query = tx('duty as d')
    .where('d.state', 'open')
    .modify((q) => {
      q.whereIn('d.side', filter.sides as string[]);
      const { ownedBy } = filter;
      if (ownedBy) {
        q.whereRaw(
          `d.owner_unit_id = ? and (d.owner_role = any(?::text[])
             or (d.owner_role = any(?::text[]) and (d.next_rung <> 1 or d.next_rung_at <= ?)))`,
          [ownedBy.unitId, [...ownedBy.roles], [...ownedBy.deputyRoles], ownedBy.at],
        );
      }
      if (filter.assigneeId) q.where('d.assignee_id', filter.assigneeId);
      if (filter.municipalityId) {
        q.whereRaw('d.stream_id in (select id from stream where municipality_id = ?)', [
          filter.municipalityId,
        ]);
      }
    });
  const [counted] = await query.clone().count<{ total: string }[]>('* as total');
  const rows = await query
    .select<unknown[]>(tx.raw(columnsOf(duties, 'd')))
    .orderBy(['d.due_at', 'd.kind', 'd.signatory', 'd.id'])
    .limit(filter.limit)
    .offset(filter.offset);
  return { total: Number(counted?.total ?? 0), duties: rows.map((row) => decoded(duties, row)) };
}
