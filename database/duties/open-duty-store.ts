import type { Knex } from 'knex';
import type { Instant } from '../../domain/calendar/time.ts';
import { columnsOf, count, decoded, readRow, selection } from '../rows.ts';
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
    /** Who asks: what is one person's is shown to nobody else in her function. */
    readonly personId: string;
  };
  readonly assigneeId?: string;
  /** A unit of whose functions also those duties are meant that are nobody's in particular. */
  readonly orAnybodysOf?: {
    readonly unitId: string;
    readonly role: string;
    /** With those in streams that only the need-to-know group may know of. */
    readonly isInTheKnow: boolean;
  };
  /** The municipality that received the report. */
  readonly municipalityId?: string;
  readonly sides: readonly DutyRow['side'][];
  readonly limit: number;
  readonly offset: number;
};

type Chosen = Omit<DutyFilter, 'limit' | 'offset'>;

/** What an artificial report owes is nobody's to do. */
const ofSomebody = `not exists (
  select from stream s where s.id = d.stream_id and s.kind = 'syntheticReport')`;

const chosen = (
  tx: Tx,
  { sides, ownedBy, assigneeId, orAnybodysOf, municipalityId }: Chosen,
): Knex.QueryBuilder =>
  tx('duty as d')
    .whereRaw(`d.state = 'open'`)
    .modify((q) => {
      if (ownedBy) {
        q.whereRaw(
          `d.owner_unit_id = ? and (d.assignee_id is null or d.assignee_id = ?)
             and (d.owner_role = any(?::text[])
               or (d.owner_role = any(?::text[]) and (d.next_rung <> 1 or d.next_rung_at <= ?)))`,
          [
            ownedBy.unitId,
            ownedBy.personId,
            [...ownedBy.roles],
            [...ownedBy.deputyRoles],
            ownedBy.at,
          ],
        );
      }
      if (assigneeId && orAnybodysOf) {
        q.whereRaw(
          `(d.assignee_id = ? or (d.assignee_id is null and d.owner_unit_id = ? and d.owner_role = ?
             and (? or not exists (
               select from stream s where s.id = d.stream_id and s.need_to_know))))`,
          [assigneeId, orAnybodysOf.unitId, orAnybodysOf.role, orAnybodysOf.isInTheKnow],
        );
      } else if (assigneeId) q.where('d.assignee_id', assigneeId);
      if (municipalityId) {
        q.where('d.municipality_id', municipalityId).whereRaw(ofSomebody);
      }
      q.whereIn('d.side', sides as string[]);
    });

/** What a whole municipality owes stands in its tally; all else is counted. */
const totalOf = async (tx: Tx, filter: Chosen): Promise<number> => {
  const { municipalityId, sides, ownedBy, assigneeId } = filter;
  if (municipalityId && !ownedBy && !assigneeId) {
    const tallied = selection('open_duties(?, ?)', { total: count('open_duties') });
    return (await readRow(tx, tallied, '', [municipalityId, [...sides]]))?.total ?? 0;
  }
  const [counted] = await chosen(tx, filter).count<{ total: string }[]>('* as total');
  return Number(counted?.total ?? 0);
};

/**
 * A page of the open duties of all streams that row-level security shows, the earliest due first.
 */
export async function readOpenDuties(
  tx: Tx,
  { limit, offset, ...filter }: DutyFilter,
): Promise<{ readonly total: number; readonly duties: readonly DutyRow[] }> {
  const [total, rows] = await Promise.all([
    totalOf(tx, filter),
    chosen(tx, filter)
      .select<unknown[]>(tx.raw(columnsOf(duties, 'd')))
      .orderBy(['d.due_at', 'd.kind', 'd.signatory', 'd.id'])
      .limit(limit)
      .offset(offset),
  ]);
  return { total, duties: rows.map((row) => decoded(duties, row)) };
}
