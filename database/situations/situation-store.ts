import type { Counterpart } from '../../domain/situations/records.ts';
import type { SignatoryRole } from '../../domain/access/roles.ts';
import {
  columnsOf,
  decoded,
  flag,
  insertRows,
  instant,
  orNull,
  readRow,
  readRows,
  selection,
  table,
  text,
  texts,
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
  /** Who wrote its first report. */
  authorId: orNull(uuid('author_id')),
  because: text<'reportedAcute' | 'immediateNeed' | 'openedByOfficer'>('because'),
  openedAt: instant('opened_at'),
  /** When its first meeting was planned. */
  plannedAt: orNull(instant('planned_at')),
  heldAt: orNull(instant('held_at')),
  /** The functions that an author kept one of its reports from. */
  keptFrom: texts<SignatoryRole>('kept_from'),
  /** The functions that were invited to a meeting by name. */
  invitedRoles: texts<SignatoryRole>('invited_roles'),
  joinedTo: orNull(uuid('joined_to')),
  /** With whom it is followed up where no school reported it. */
  counterpart: orNull(text<Counterpart>('counterpart')),
});

const known = selection('acute_situation', {
  ...situations.columns,
  /** One of its reports is about somebody with protected identity, which its stream says. */
  protectedIdentity: flag('(select s.need_to_know from stream s where s.id = acute_situation.id)'),
});
export type SituationRow = RowOf<typeof known>;

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
  return readRow(tx, known, 'where id = ?', [id]);
}

/**
 * A situation that another one is to be joined to. It changes no more until the transaction ends, so
 * that its meeting is not held meanwhile.
 */
export async function readSituationToJoin(tx: Tx, id: string): Promise<SituationRow | undefined> {
  return readRow(tx, known, 'where id = ? for share', [id]);
}

/** A person of the school, as far as it depends on her which situations she may know of. */
export type SchoolScope = {
  readonly senderUnitId: string;
  readonly personId: string;
  readonly role: string;
  readonly deputyFor: string | null;
};
/** A receiver's or auditor's, with or without those of people with protected identity. */
type MunicipalityScope = { readonly municipalityId: string; readonly isInTheKnow: boolean };
export type SituationScope = MunicipalityScope | SchoolScope;
export type SituationFilter = SituationScope & { readonly limit: number; readonly offset: number };

/** Since when the school knows of it: its own report, or the first meeting that was planned. */
const knownToSchool = `case when because = 'reportedAcute'
  and counterpart is distinct from 'childsSchool' then opened_at else planned_at end`;

/** The situations of her school that she knows of, as `isKeptFrom` says it of one of them. */
const ofSchool = `sender_unit_id = :senderUnitId and ${knownToSchool} is not null
  and (author_id = :personId or :role = any(invited_roles) or not exists (
    select from unnest(kept_from) kept
    where kept in (:role, :deputyFor) and kept <> all(invited_roles)))`;

/**
 * A page of the acute situations that row-level security shows: those whose meeting is not held
 * first, and the newest before the older. For the school they are as old as it has known of them.
 */
export async function readSituations(
  tx: Tx,
  filter: SituationFilter,
): Promise<{ readonly total: number; readonly situations: readonly SituationRow[] }> {
  const isReceivers = 'municipalityId' in filter;
  const query = isReceivers
    ? tx('acute_situation')
        .where('municipality_id', filter.municipalityId)
        .modify((q) => {
          if (!filter.isInTheKnow) q.whereRaw(`not ${known.columns.protectedIdentity.sql}`);
        })
    : tx('acute_situation').whereRaw(ofSchool, { ...filter });
  const [counted] = await query.clone().count<{ total: string }[]>('* as total');
  const rows = await query
    .select<unknown[]>(tx.raw(columnsOf(known)))
    .orderByRaw(
      `(held_at is not null or joined_to is not null), ${isReceivers ? 'opened_at' : knownToSchool} desc, id`,
    )
    .limit(filter.limit)
    .offset(filter.offset);
  return {
    total: Number(counted?.total ?? 0),
    situations: rows.map((row) => decoded(known, row)),
  };
}

export async function reportsOfSituation(tx: Tx, id: string): Promise<readonly string[]> {
  const found = await readRows(tx, links, 'where situation_id = ? order by report_id', [id]);
  return found.map(({ reportId }) => reportId);
}

const ofReport =
  'where id in (select situation_id from acute_situation_report where report_id = ?)';

/** The situation in which a report is followed up, as far as row-level security shows it. */
export async function situationOfReport(
  tx: Tx,
  reportId: string,
): Promise<SituationRow | undefined> {
  return readRow(tx, known, `${ofReport} order by joined_to is not null, opened_at, id limit 1`, [
    reportId,
  ]);
}

const reporters = selection('acute_situation_report l join report r on r.id = l.report_id', {
  agencyKind: text('r.agency_kind'),
});

/** The kinds of agency that reported it; another municipality that forwarded a report is none. */
export async function reportersOfSituation(tx: Tx, id: string): Promise<readonly string[]> {
  const own = `where l.situation_id = ? and r.channel <> 'forwarded'`;
  return (await readRows(tx, reporters, own, [id])).map(({ agencyKind }) => agencyKind);
}

export async function setCounterpart(
  tx: Tx,
  id: string,
  named: Partial<Pick<SituationRow, 'counterpart' | 'senderUnitId' | 'senderOrganisationId'>>,
): Promise<void> {
  await updateRow(tx, situations, id, named);
}

export type SituationChange = Partial<
  Pick<SituationRow, 'heldAt' | 'plannedAt' | 'invitedRoles' | 'joinedTo'>
>;

export async function updateSituation(tx: Tx, id: string, change: SituationChange): Promise<void> {
  await updateRow(tx, situations, id, change);
}
