import type { SignatoryRole } from '../domain/roles.ts';
import type { Conclusion, Status } from '../domain/status.ts';
import type { Instant } from '../domain/time.ts';
import { instantOf, instantOrNull, rowsOf } from './rows.ts';
import type { Tx } from './transaction.ts';

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
  askedRoles: 'asked_roles',
  legalBasis: 'legal_basis',
  settingsVersion: 'settings_version',
  schemaVersion: 'schema_version',
  contentHash: 'content_hash',
} as const satisfies Readonly<Record<keyof ReportRow, string>>;

const names = Object.keys(fields) as (keyof ReportRow)[];
const selected = names.map((name) => `r.${fields[name]} as "${name}"`).join(', ');

type Raw = Omit<ReportRow, 'receivedAt' | 'concludedAt' | 'closedAt' | 'openedByPersonAt'> & {
  readonly receivedAt: Date;
  readonly concludedAt: Date | null;
  readonly closedAt: Date | null;
  readonly openedByPersonAt: Date | null;
};

const toReport = (raw: Raw): ReportRow => ({
  ...raw,
  receivedAt: instantOf(raw.receivedAt),
  concludedAt: instantOrNull(raw.concludedAt),
  closedAt: instantOrNull(raw.closedAt),
  openedByPersonAt: instantOrNull(raw.openedByPersonAt),
});

export const insertReport = async (
  tx: Tx,
  report: ReportRow,
  sealedContent: Buffer,
): Promise<void> => {
  await Promise.all([
    tx.raw(
      `insert into report (${names.map((name) => fields[name]).join(', ')})
       values (${names.map(() => '?').join(', ')})`,
      names.map((name) => report[name] as never),
    ),
    tx.raw(`insert into report_content (report_id, sealed) values (?, ?)`, [
      report.id,
      sealedContent,
    ]),
  ]);
};

export const readReport = async (tx: Tx, id: string): Promise<ReportRow | undefined> => {
  const [row] = rowsOf<Raw>(await tx.raw(`select ${selected} from report r where r.id = ?`, [id]));
  return row && toReport(row);
};

export const readSealedContent = async (tx: Tx, id: string): Promise<Buffer | undefined> => {
  const found = await tx.raw(`select sealed from report_content where report_id = ?`, [id]);
  return rowsOf<{ sealed: Buffer }>(found)[0]?.sealed;
};

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
  >
>;

export const updateReport = async (tx: Tx, id: string, change: ReportChange): Promise<void> => {
  const changed = names.filter((name) => name in change);
  if (changed.length === 0) return;
  await tx.raw(
    `update report set ${changed.map((name) => `${fields[name]} = ?`).join(', ')} where id = ?`,
    [...changed.map((name) => (change as Record<string, unknown>)[name] as never), id],
  );
};

export type ReportLinkKind = 'confirms' | 'supplements' | 'repeats' | 'siblingOf' | 'forwardedFrom';
export type ReportLink = {
  readonly from: string;
  readonly to: string;
  readonly kind: ReportLinkKind;
};

export const insertLinks = async (tx: Tx, links: readonly ReportLink[]): Promise<void> => {
  for (const { from, to, kind } of links) {
    await tx.raw(`insert into report_link (from_id, to_id, kind) values (?, ?, ?)`, [
      from,
      to,
      kind,
    ]);
  }
};

export type LinkedReport = {
  readonly kind: ReportLinkKind;
  readonly id: string;
  readonly reference: string;
};

/** Reports linked to or from this one that the fence also shows. */
export const readLinks = async (tx: Tx, id: string): Promise<readonly LinkedReport[]> =>
  rowsOf<LinkedReport>(
    await tx.raw(
      `select l.kind, r.id, r.reference from report_link l
       join report r on r.id = case when l.from_id = :id then l.to_id else l.from_id end
       where l.from_id = :id or l.to_id = :id order by r.reference`,
      { id },
    ),
  );

export type QueueFilter = {
  readonly authorPersonId?: string;
  readonly authorClientId?: string;
  readonly ownerPersonId?: string;
  readonly municipalityId?: string;
  readonly askedOf?: {
    readonly unitId: string;
    readonly roles: readonly string[];
    /** Functions that somebody steps in for once their first rung has come. */
    readonly deputyRoles: readonly string[];
  };
  readonly statuses?: readonly Status[];
  readonly reference?: string;
  readonly limit: number;
  readonly offset: number;
};

/** The caller's queue behind the fence: oldest waiting first, acute before all. */
export const readQueue = async (
  tx: Tx,
  filter: QueueFilter,
): Promise<{ readonly total: number; readonly reports: readonly ReportRow[] }> => {
  const query = tx('report as r').modify((q) => {
    if (filter.statuses) q.whereIn('r.status', filter.statuses as Status[]);
    if (filter.municipalityId) q.where('r.municipality_id', filter.municipalityId);
    if (filter.reference) q.where('r.reference', filter.reference);
    if (filter.ownerPersonId) q.where('r.owner_person_id', filter.ownerPersonId);
    if (filter.authorClientId) q.where('r.author_client_id', filter.authorClientId);
    const { authorPersonId, askedOf } = filter;
    if (authorPersonId) {
      q.where((mine) => {
        mine.where('r.author_person_id', authorPersonId);
        if (askedOf) {
          mine.orWhereRaw(
            `(r.sender_unit_id = ? and (r.asked_roles && ?::text[] or exists (
               select from duty d where d.stream_id = r.id and d.kind = 'coSign'
                 and d.signatory = any(?::text[]) and d.next_rung <> 1)))`,
            [askedOf.unitId, [...askedOf.roles], [...askedOf.deputyRoles]],
          );
        }
      });
    }
  });
  const [counted] = await query.clone().count<{ total: string }[]>('* as total');
  const rows = await query
    .select<Raw[]>(tx.raw(selected))
    .orderByRaw(
      `(r.status = 'received') desc, (r.acute and r.status = 'received') desc, r.received_at, r.id`,
    )
    .limit(filter.limit)
    .offset(filter.offset);
  return { total: Number(counted?.total ?? 0), reports: rows.map(toReport) };
};
