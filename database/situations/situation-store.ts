import type { Instant } from '../../domain/calendar/time.ts';
import { instantOf, instantOrNull, rowsOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

export type SituationRow = {
  readonly id: string;
  readonly municipalityId: string;
  readonly senderOrganisationId: string | null;
  readonly senderUnitId: string | null;
  readonly ownerUnitId: string;
  readonly because: 'reportedAcute' | 'immediateNeed' | 'openedByOfficer';
  readonly openedAt: Instant;
  readonly heldAt: Instant | null;
};

export async function insertSituation(tx: Tx, situation: SituationRow): Promise<void> {
  await tx.raw(
    `insert into acute_situation (id, municipality_id, sender_organisation_id, sender_unit_id,
       owner_unit_id, because, opened_at, held_at) values (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      situation.id,
      situation.municipalityId,
      situation.senderOrganisationId,
      situation.senderUnitId,
      situation.ownerUnitId,
      situation.because,
      situation.openedAt,
      situation.heldAt,
    ],
  );
}

export async function linkSituation(tx: Tx, situationId: string, reportId: string): Promise<void> {
  await tx.raw(
    `insert into acute_situation_report (situation_id, report_id) values (?, ?) on conflict do nothing`,
    [situationId, reportId],
  );
}

const selected = `id, municipality_id as "municipalityId",
  sender_organisation_id as "senderOrganisationId", sender_unit_id as "senderUnitId",
  owner_unit_id as "ownerUnitId", because, opened_at as "openedAt", held_at as "heldAt"`;

type Raw = Omit<SituationRow, 'openedAt' | 'heldAt'> & {
  readonly openedAt: Date;
  readonly heldAt: Date | null;
};

const toSituation = (raw: Raw): SituationRow => ({
  ...raw,
  openedAt: instantOf(raw.openedAt),
  heldAt: instantOrNull(raw.heldAt),
});

export async function readSituation(tx: Tx, id: string): Promise<SituationRow | undefined> {
  const [row] = rowsOf<Raw>(
    await tx.raw(`select ${selected} from acute_situation where id = ?`, [id]),
  );
  return row && toSituation(row);
}

export type SituationScope =
  { readonly municipalityId: string } | { readonly senderUnitId: string };
export type SituationFilter = SituationScope & { readonly limit: number; readonly offset: number };

/** Open ones first, newest first, behind the fence. */
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
    .select<Raw[]>(tx.raw(selected))
    .orderByRaw('held_at is not null, opened_at desc, id')
    .limit(filter.limit)
    .offset(filter.offset);
  return { total: Number(counted?.total ?? 0), situations: rows.map(toSituation) };
}

export async function reportsOfSituation(tx: Tx, id: string): Promise<readonly string[]> {
  return rowsOf<{ id: string }>(
    await tx.raw(
      `select report_id as id from acute_situation_report where situation_id = ? order by 1`,
      [id],
    ),
  ).map((row) => row.id);
}

export async function situationOfReport(tx: Tx, reportId: string): Promise<string | undefined> {
  return rowsOf<{ id: string }>(
    await tx.raw(`select situation_id as id from acute_situation_report where report_id = ?`, [
      reportId,
    ]),
  )[0]?.id;
}

export async function markSituationHeld(tx: Tx, id: string, heldAt: Instant): Promise<void> {
  await tx.raw(`update acute_situation set held_at = ? where id = ?`, [heldAt, id]);
}
