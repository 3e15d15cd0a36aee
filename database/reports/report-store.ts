import type { Role, SignatoryRole } from '../../domain/access/roles.ts';
import type { Conclusion, Status } from '../../domain/report/status.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { countOf, instantOf, instantOrNull, rowsOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

export type ReportRow = {
  readonly id: string;
  readonly reference: string;
  readonly submissionId: string;
  readonly municipalityId: string;
  readonly receivingUnitId: string;
  readonly senderOrganisationId: string;
  readonly senderUnitId: string;
  readonly authorPersonId: string | null;
  readonly authorClientId: string | null;
  readonly channel: 'web' | 'api' | 'phone' | 'paper' | 'supplement';
  readonly agencyKind: string;
  readonly receivedAt: Instant;
  readonly status: Status;
  readonly concludedAs: Conclusion | null;
  readonly concludedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly acute: boolean;
  readonly protectedContact: boolean;
  readonly protectedIdentity: boolean;
  /** All that the sender may know of the receiver's work. */
  readonly openedByPersonAt: Instant | null;
  readonly ownerPersonId: string | null;
  /** The function in which she holds the case. */
  readonly ownerRole: Role | null;
  readonly askedRoles: readonly SignatoryRole[];
  readonly legalBasis: string;
  readonly settingsVersion: number;
  readonly schemaVersion: number;
  readonly contentHash: Buffer;
};

const fields = {
  id: 'id',
  reference: 'reference',
  submissionId: 'submission_id',
  municipalityId: 'municipality_id',
  receivingUnitId: 'receiving_unit_id',
  senderOrganisationId: 'sender_organisation_id',
  senderUnitId: 'sender_unit_id',
  authorPersonId: 'author_person_id',
  authorClientId: 'author_client_id',
  channel: 'channel',
  agencyKind: 'agency_kind',
  receivedAt: 'received_at',
  status: 'status',
  concludedAs: 'concluded_as',
  concludedAt: 'concluded_at',
  closedAt: 'closed_at',
  acute: 'acute',
  protectedContact: 'protected_contact',
  protectedIdentity: 'protected_identity',
  openedByPersonAt: 'opened_by_person_at',
  ownerPersonId: 'owner_person_id',
  ownerRole: 'owner_role',
  askedRoles: 'asked_roles',
  legalBasis: 'legal_basis',
  settingsVersion: 'settings_version',
  schemaVersion: 'schema_version',
  contentHash: 'content_hash',
} as const satisfies Readonly<Record<keyof ReportRow, string>>;

const names = Object.keys(fields) as (keyof ReportRow)[];
/** Every column of `report r`, by its name in `ReportRow`. */
export const reportColumns = names.map((name) => `r.${fields[name]} as "${name}"`).join(', ');

/** A report as the driver gives it. */
export type RawReport = Omit<
  ReportRow,
  'receivedAt' | 'concludedAt' | 'closedAt' | 'openedByPersonAt'
> & {
  readonly receivedAt: Date;
  readonly concludedAt: Date | null;
  readonly closedAt: Date | null;
  readonly openedByPersonAt: Date | null;
};

export function toReport(raw: RawReport): ReportRow {
  return {
    ...raw,
    receivedAt: instantOf(raw.receivedAt),
    concludedAt: instantOrNull(raw.concludedAt),
    closedAt: instantOrNull(raw.closedAt),
    openedByPersonAt: instantOrNull(raw.openedByPersonAt),
  };
}

/** @returns false, with nothing written, when another report has this reference */
export async function insertReport(tx: Tx, report: ReportRow): Promise<boolean> {
  const inserted = await tx.raw(
    `insert into report (${names.map((name) => fields[name]).join(', ')})
     values (${names.map(() => '?').join(', ')}) on conflict (reference) do nothing`,
    names.map((name) => report[name] as never),
  );
  return countOf(inserted) === 1;
}

export async function insertSealedContent(tx: Tx, id: string, sealed: Buffer): Promise<void> {
  await tx.raw(`insert into report_content (report_id, sealed) values (?, ?)`, [id, sealed]);
}

export async function readReport(tx: Tx, id: string): Promise<ReportRow | undefined> {
  const [row] = rowsOf<RawReport>(
    await tx.raw(`select ${reportColumns} from report r where r.id = ?`, [id]),
  );
  return row && toReport(row);
}

export async function readSealedContent(tx: Tx, id: string): Promise<Buffer | undefined> {
  const found = await tx.raw(`select sealed from report_content where report_id = ?`, [id]);
  return rowsOf<{ sealed: Buffer }>(found)[0]?.sealed;
}

export type ReportChange = Partial<
  Pick<
    ReportRow,
    | 'status'
    | 'concludedAs'
    | 'concludedAt'
    | 'closedAt'
    | 'protectedContact'
    | 'openedByPersonAt'
    | 'ownerPersonId'
    | 'ownerRole'
  >
>;

export async function updateReport(tx: Tx, id: string, change: ReportChange): Promise<void> {
  const changed = names.filter((name) => name in change);
  if (changed.length === 0) return;
  await tx.raw(
    `update report set ${changed.map((name) => `${fields[name]} = ?`).join(', ')} where id = ?`,
    [...changed.map((name) => (change as Record<string, unknown>)[name] as never), id],
  );
}

export type ReportLinkKind = 'confirms' | 'supplements' | 'repeats' | 'siblingOf' | 'forwardedFrom';
export type ReportLink = {
  readonly from: string;
  readonly to: string;
  readonly kind: ReportLinkKind;
};

export async function insertLinks(tx: Tx, links: readonly ReportLink[]): Promise<void> {
  for (const { from, to, kind } of links) {
    await tx.raw(`insert into report_link (from_id, to_id, kind) values (?, ?, ?)`, [
      from,
      to,
      kind,
    ]);
  }
}

export type LinkedReport = {
  readonly kind: ReportLinkKind;
  readonly id: string;
  readonly reference: string;
};

/** Reports linked to or from this one that the fence also shows. */
export async function readLinks(tx: Tx, id: string): Promise<readonly LinkedReport[]> {
  return rowsOf<LinkedReport>(
    await tx.raw(
      `select l.kind, r.id, r.reference from report_link l
       join report r on r.id = case when l.from_id = :id then l.to_id else l.from_id end
       where l.from_id = :id or l.to_id = :id order by r.reference`,
      { id },
    ),
  );
}
