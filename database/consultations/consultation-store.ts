import type { ConsultationWay } from '../../domain/consultations/records.ts';
import {
  flag,
  insertRows,
  instant,
  orNull,
  readRow,
  table,
  text,
  updateRow,
  uuid,
  type RowOf,
} from '../rows.ts';
import { readPage, type PagedRows, type RowPage } from '../pages.ts';
import type { Tx } from '../transaction.ts';

const consultations = table('consultation', {
  id: uuid('id'),
  municipalityId: uuid('municipality_id'),
  /** The asker's organisation and unit; null, as is the asker, for a call by somebody unknown. */
  organisationId: orNull(uuid('organisation_id')),
  askerUnitId: orNull(uuid('asker_unit_id')),
  askerId: orNull(uuid('asker_id')),
  receivingUnitId: uuid('receiving_unit_id'),
  way: text<ConsultationWay>('way'),
  /** Asked while a report was being written. */
  fromDraft: flag('from_draft'),
  askedAt: instant('asked_at'),
  answeredAt: orNull(instant('answered_at')),
});
export type ConsultationRow = RowOf<typeof consultations>;

export async function insertConsultation(tx: Tx, row: ConsultationRow): Promise<void> {
  await insertRows(tx, consultations, [row]);
}

export async function readConsultation(tx: Tx, id: string): Promise<ConsultationRow | undefined> {
  return readRow(tx, consultations, 'where id = ?', [id]);
}

export async function updateConsultation(
  tx: Tx,
  id: string,
  change: Partial<Pick<ConsultationRow, 'answeredAt'>>,
): Promise<void> {
  await updateRow(tx, consultations, id, change);
}

/** Somebody's own questions, or those that a municipality was asked. */
export type ConsultationScope = { readonly askerId: string } | { readonly municipalityId: string };

const scopes = {
  asker: { where: 'where asker_id = :askerId', order: 'asked_at desc, id' },
  municipality: {
    where: 'where municipality_id = :municipalityId',
    order: 'answered_at is not null, asked_at desc, id',
  },
} as const;

/**
 * A page of the consultations that row-level security shows, the newest first; of a municipality
 * those that are not answered before all others.
 */
export async function readConsultations(
  tx: Tx,
  scope: ConsultationScope,
  page: RowPage,
): Promise<PagedRows<ConsultationRow>> {
  const of = 'askerId' in scope ? scopes.asker : scopes.municipality;
  return readPage(tx, consultations, { ...of, bindings: scope }, page);
}
