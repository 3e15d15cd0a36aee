import type { Instant } from '../../domain/calendar/time.ts';
import {
  columnsOf,
  decoded,
  insertRows,
  instant,
  orNull,
  readRow,
  readRows,
  table,
  text,
  updateRow,
  uuid,
  type RowOf,
} from '../rows.ts';
import type { Tx } from '../transaction.ts';

const situations = table('acute_situation', {
  id: uuid('id'),
  municipalityId: uuid('municipality_id'),
  senderOrganisationId: orNull(uuid('sender_organisation_id')),
  senderUnitId: orNull(uuid('sender_unit_id')),
  ownerUnitId: uuid('owner_unit_id'),
  because: text<'reportedAcute' | 'immediateNeed' | 'openedByOfficer'>('because'),
  openedAt: instant('opened_at'),
  heldAt: orNull(instant('held_at')),
});
export type SituationRow = RowOf<typeof situations>;

const links = table('acute_situation_report', {
  situationId: uuid('situation_id'),
  reportId: uuid('report_id'),
});

export async function insertSituation(tx: Tx, situation: SituationRow): Promise<void> {
  await insertRows(tx, situations, [situation]);
}

export async function linkSituation(tx: Tx, situationId: string, reportId: string): Promise<void> {
  await insertRows(tx, links, [{ situationId, reportId }], 'on conflict do nothing');
}

export async function readSituation(tx: Tx, id: string): Promise<SituationRow | undefined> {
  return readRow(tx, situations, 'where id = ?', [id]);
}

export type SituationScope =
  { readonly municipalityId: string } | { readonly senderUnitId: string };
export type SituationFilter = SituationScope & { readonly limit: number; readonly offset: number };

/**
 * A page of the acute situations that row-level security shows: those whose meeting is not held
 * first, and the newest before the older.
 */
export async function readSituations(
  tx: Tx,
  filter: SituationFilter,
): Promise<{ readonly total: number; readonly situations: readonly SituationRow[] }> {
  const [column, value] =
    'municipalityId' in filter
      ? ['municipality_id', filter.municipalityId]
      : ['sender_unit_id', filter.senderUnitId];
  const query = tx('acute_situation').where(column, value);
  const [counted] = await query.clone().count<{ total: string }[]>('* as total');
  const rows = await query
    .select<unknown[]>(tx.raw(columnsOf(situations)))
    .orderByRaw('held_at is not null, opened_at desc, id')
    .limit(filter.limit)
    .offset(filter.offset);
  return {
    total: Number(counted?.total ?? 0),
    situations: rows.map((row) => decoded(situations, row)),
  };
}

export async function reportsOfSituation(tx: Tx, id: string): Promise<readonly string[]> {
  const found = await readRows(tx, links, 'where situation_id = ? order by report_id', [id]);
  return found.map(({ reportId }) => reportId);
}

export async function situationOfReport(tx: Tx, reportId: string): Promise<string | undefined> {
  return (await readRow(tx, links, 'where report_id = ?', [reportId]))?.situationId;
}

export async function markSituationHeld(tx: Tx, id: string, heldAt: Instant): Promise<void> {
  await updateRow(tx, situations, id, { heldAt });
}
