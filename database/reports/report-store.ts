import type { Role, RowSide, SignatoryRole } from '../../domain/access/roles.ts';
import type {
  Channel,
  Conclusion,
  ElsewhereGround,
  ReviewFinding,
  Status,
} from '../../domain/report/status.ts';
import {
  bytes,
  flag,
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
  texts,
  updateRow,
  uuid,
  type RowOf,
} from '../rows.ts';
import { readPage, type PagedRows, type RowPage } from '../pages.ts';
import type { Tx } from '../transaction.ts';

export const reports = table('report', {
  id: uuid('id'),
  reference: text('reference'),
  submissionId: uuid('submission_id'),
  /** The spoken report that it confirms in writing. */
  confirmsId: orNull(uuid('confirms_id')),
  municipalityId: uuid('municipality_id'),
  receivingUnitId: uuid('receiving_unit_id'),
  /** Null, as the unit, where the receiver wrote down what somebody unknown here reported. */
  senderOrganisationId: orNull(uuid('sender_organisation_id')),
  senderUnitId: orNull(uuid('sender_unit_id')),
  /** Who called or visited, where she is known here; the author only when she has confirmed it. */
  callerPersonId: orNull(uuid('caller_person_id')),
  authorPersonId: orNull(uuid('author_person_id')),
  authorClientId: orNull(uuid('author_client_id')),
  channel: text<Channel>('channel'),
  agencyKind: text('agency_kind'),
  receivedAt: instant('received_at'),
  status: text<Status>('status'),
  concludedAs: orNull(text<Conclusion>('concluded_as')),
  concludedAt: orNull(instant('concluded_at')),
  closedAt: orNull(instant('closed_at')),
  acute: flag('acute'),
  /** As the report arrived. Whether it holds still is the receiver's to know. */
  protectedContact: flag('protected_contact'),
  contactLiftedAt: orNull(instant('contact_lifted_at')),
  /** On which ground another municipality answers for the child; the receiver's to know as well. */
  elsewhere: orNull(text<ElsewhereGround>('elsewhere')),
  /** What a leader has found of the decision not to open. */
  reviewedAs: orNull(text<ReviewFinding>('reviewed_as')),
  protectedIdentity: flag('protected_identity'),
  /** 18 or over at the arrival, which stays so: no child's file, and marked for the jurist. */
  youngPerson: flag('young_person'),
  /** When a person opened the report: all that the sender may know of the receiver's work. */
  openedByPersonAt: orNull(instant('opened_by_person_at')),
  ownerPersonId: orNull(uuid('owner_person_id')),
  /** The function in which the owner holds the case. */
  ownerRole: orNull(text<Role>('owner_role')),
  askedRoles: texts<SignatoryRole>('asked_roles'),
  /** The functions that the author keeps the report from. */
  keptFrom: texts<SignatoryRole>('kept_from'),
  legalBasis: text('legal_basis'),
  settingsVersion: int('settings_version'),
  schemaVersion: int('schema_version'),
  contentHash: bytes('content_hash'),
});
export type ReportRow = RowOf<typeof reports>;

/** @returns false, with nothing written, when another report has this reference */
export async function insertReport(tx: Tx, report: ReportRow): Promise<boolean> {
  return (await insertRows(tx, reports, [report], 'on conflict (reference) do nothing')) === 1;
}

const contents = table('report_content', { reportId: uuid('report_id'), sealed: bytes('sealed') });

export async function insertSealedContent(tx: Tx, id: string, sealed: Buffer): Promise<void> {
  await insertRows(tx, contents, [{ reportId: id, sealed }]);
}

export async function readReport(tx: Tx, id: string): Promise<ReportRow | undefined> {
  return readRow(tx, reports, 'where id = ?', [id]);
}

export async function readSealedContent(tx: Tx, id: string): Promise<Buffer | undefined> {
  return (await readRow(tx, only(contents, 'sealed'), 'where report_id = ?', [id]))?.sealed;
}

const references = only(reports, 'id', 'reference');

/** The references of those streams that are reports, as far as row-level security shows. */
export async function referencesOf(
  tx: Tx,
  ids: readonly string[],
): Promise<readonly RowOf<typeof references>[]> {
  return ids.length === 0 ? [] : readRows(tx, references, 'where id = any(?)', [ids]);
}

/** The report of that reference, as far as row-level security shows it. */
export async function reportOfReference(tx: Tx, reference: string): Promise<ReportRow | undefined> {
  return readRow(tx, reports, 'where reference = ?', [reference]);
}

export type ReportChange = Partial<
  Pick<
    ReportRow,
    | 'status'
    | 'concludedAs'
    | 'concludedAt'
    | 'closedAt'
    | 'contactLiftedAt'
    | 'elsewhere'
    | 'reviewedAs'
    | 'openedByPersonAt'
    | 'ownerPersonId'
    | 'ownerRole'
  >
>;

export async function updateReport(tx: Tx, id: string, change: ReportChange): Promise<void> {
  await updateRow(tx, reports, id, change);
}

export type ReportLinkKind = 'confirms' | 'supplements' | 'repeats' | 'siblingOf' | 'forwardedFrom';

const links = table('report_link', {
  /** Who may know of the link. */
  side: text<RowSide>('side'),
  from: uuid('from_id'),
  to: uuid('to_id'),
  kind: text<ReportLinkKind>('kind'),
});
export type ReportLink = RowOf<typeof links>;

/** Those that are there already stay as they are. */
export async function insertLinks(tx: Tx, rows: readonly ReportLink[]): Promise<void> {
  await insertRows(tx, links, rows, 'on conflict do nothing');
}

/** The report that a sibling's copy was sent, or told, with; the report itself where it is no copy. */
export async function toldWith(tx: Tx, id: string): Promise<string> {
  const ofCopy = `where from_id = ? and kind = 'siblingOf' and side = 'both'`;
  return (await readRow(tx, links, ofCopy, [id]))?.to ?? id;
}

const linkedReports = selection(
  `report_link l join report r on r.id = case when l.from_id = :reportId then l.to_id else l.from_id end`,
  {
    kind: text<ReportLinkKind>('l.kind'),
    id: uuid('r.id'),
    reference: text('r.reference'),
    receivedAt: instant('r.received_at'),
    agencyKind: text('r.agency_kind'),
    status: text<Status>('r.status'),
    concludedAs: orNull(text<Conclusion>('r.concluded_as')),
  },
);
export type LinkedReport = RowOf<typeof linkedReports>;

export type LinkFilter = {
  readonly reportId: string;
  readonly sides: readonly RowSide[];
  /** Whether the caller may not know of people with protected identity. */
  readonly outside: boolean;
  /** The only municipality whose reports the caller may know of; null for the sender's side. */
  readonly within: string | null;
};

/**
 * A page of the reports linked to or from this one, by links of these sides, as far as row-level
 * security shows both.
 */
export async function readLinks(
  tx: Tx,
  of: LinkFilter,
  page: RowPage,
): Promise<PagedRows<LinkedReport>> {
  const where = `where (l.from_id = :reportId or l.to_id = :reportId) and l.side = any(:sides)
    and (not :outside or not r.protected_identity)
    and (:within::uuid is null or r.municipality_id = :within)`;
  return readPage(tx, linkedReports, { where, order: 'r.reference, l.kind', bindings: of }, page);
}
