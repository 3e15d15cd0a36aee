import type { Role } from '../../domain/access/roles.ts';
import type { HandOverStage } from '../../domain/cooperation/records.ts';
import { readPage, type PagedRows, type RowPage } from '../pages.ts';
import {
  day,
  insertRows,
  instant,
  int,
  only,
  orNull,
  readRow,
  readRows,
  selection,
  table,
  text,
  updateRow,
  uuid,
  type RowOf,
} from '../rows.ts';
import type { Tx } from '../transaction.ts';

const handOvers = table('hand_over', {
  id: uuid('id'),
  municipalityId: uuid('municipality_id'),
  /** The form's organisation and unit. */
  organisationId: uuid('organisation_id'),
  formUnitId: uuid('form_unit_id'),
  receivingUnitId: uuid('receiving_unit_id'),
  /** Who handed over: the receiving unit, or the form before. */
  fromOrganisationId: uuid('from_organisation_id'),
  fromUnitId: uuid('from_unit_id'),
  /** The officer or leader who began it, and to whom it comes back. */
  ownerPersonId: uuid('owner_person_id'),
  ownerRole: text<Role>('owner_role'),
  /** The version of the catalogue that the family consented to. */
  settingsVersion: int('settings_version'),
  begunAt: instant('begun_at'),
  stage: text<HandOverStage>('stage'),
  acceptedAt: orNull(instant('accepted_at')),
  followedThrough: orNull(day('followed_through')),
});
export type HandOverRow = RowOf<typeof handOvers>;

const origins = table('hand_over_origin', {
  handOverId: uuid('hand_over_id'),
  reportId: orNull(uuid('report_id')),
  previousId: orNull(uuid('previous_id')),
});
const cameOf = only(origins, 'reportId', 'previousId');
/** Of what a hand-over came: a report, or another one that came back or was handed on. */
export type HandOverOrigin = RowOf<typeof cameOf>;

export async function insertHandOver(tx: Tx, row: HandOverRow): Promise<void> {
  await insertRows(tx, handOvers, [row]);
}

export async function insertOrigin(
  tx: Tx,
  handOverId: string,
  origin: HandOverOrigin,
): Promise<void> {
  await insertRows(tx, origins, [{ handOverId, ...origin }]);
}

export async function readHandOver(tx: Tx, id: string): Promise<HandOverRow | undefined> {
  return readRow(tx, handOvers, 'where id = ?', [id]);
}

export async function updateHandOver(
  tx: Tx,
  id: string,
  change: Partial<Pick<HandOverRow, 'stage' | 'acceptedAt' | 'followedThrough'>>,
): Promise<void> {
  await updateRow(tx, handOvers, id, change);
}

/** Undefined for whoever row-level security hides it from, as it does from every form. */
export async function originOf(tx: Tx, id: string): Promise<HandOverOrigin | undefined> {
  return readRow(tx, cameOf, 'where hand_over_id = ?', [id]);
}

const ofReport = selection(
  `(with recursive chain (id, step) as (
      select hand_over_id, 0 from hand_over_origin where report_id = :reportId
      union all select o.hand_over_id, c.step + 1 from hand_over_origin o join chain c on o.previous_id = c.id)
    select h.*, c.step from hand_over h join chain c on c.id = h.id) as of_report`,
  handOvers.columns,
);

/** Those that came of a report, also by way of other forms, each after that it came of. */
export async function handOversOfReport(tx: Tx, reportId: string): Promise<readonly HandOverRow[]> {
  return readRows(tx, ofReport, 'order by step, begun_at, id', { reportId });
}

/** Those of one form, and what it has handed on; or those of a municipality. */
export type HandOverScope = { readonly formUnitId: string } | { readonly municipalityId: string };

const scopes = {
  form: {
    where: `where form_unit_id = :formUnitId
      or (from_unit_id = :formUnitId and stage = 'handedOver')`,
    order: `stage <> 'handedOver', begun_at desc, id`,
  },
  municipality: {
    where: 'where municipality_id = :municipalityId',
    order: `stage <> 'returned', begun_at desc, id`,
  },
} as const;

/**
 * A page of the hand-overs that row-level security shows, the newest first; before all others, of a
 * form those that wait for its answer, of a municipality those that have come back.
 */
export async function readHandOvers(
  tx: Tx,
  scope: HandOverScope,
  page: RowPage,
): Promise<PagedRows<HandOverRow>> {
  const of = 'formUnitId' in scope ? scopes.form : scopes.municipality;
  return readPage(tx, handOvers, { ...of, bindings: scope }, page);
}
