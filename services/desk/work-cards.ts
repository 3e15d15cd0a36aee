import type { Instant } from '../../domain/calendar/time.ts';
import type { StreamKind } from '../../domain/kinds.ts';
import { isContactProtected } from '../../domain/report/protected-contact.ts';
import { readStreamKinds } from '../../database/acting/stream-store.ts';
import type { WorkRow } from '../../database/duties/work-row.ts';
import { peopleOfUnit, readNames } from '../../database/people/people-store.ts';
import {
  readEnvelopes,
  readReports,
  readStatedAcute,
  type EnvelopeRow,
} from '../../database/reports/many-reports-store.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import type { Tx } from '../../database/transaction.ts';
import {
  childOf,
  readSealedChildren,
  type NamedChild,
  type SealedChildren,
} from '../reports/named-children.ts';
import { workDuty, type DutyReader, type WorkDuty } from './work-duty.ts';

/**
 * How acute a report is: as its reporter said, or because she was not asked or did not know. Which of
 * the two is not told of one that is withheld.
 */
export type Acuteness = 'stated' | 'treatedAs' | 'no';

/** What a card shows of a report. */
export type CardReport = {
  readonly reference: string;
  readonly receivedAt: Instant;
  readonly agencyKind: string;
  readonly acute: Acuteness;
  /** Whether the guardians may still not be told. */
  readonly protectedContact: boolean;
  readonly protectedIdentity: boolean;
  readonly isOpened: boolean;
  /** The card is all that the caller may see of it (routine §3.5). */
  readonly withheld: boolean;
  /** Null before somebody has opened it, and of one that is withheld. */
  readonly child: NamedChild | null;
  /** Who holds the case; null while nobody does, and of one that is withheld. */
  readonly holder: string | null;
};

export type WorkCard = {
  readonly duty: WorkDuty;
  readonly stream: { readonly kind: StreamKind; readonly id: string };
  /** Null for what is owed in another kind of stream. */
  readonly report: CardReport | null;
};

/** Everything that the cards of one page are made of, read in as many statements as for one card. */
type Known = DutyReader & {
  readonly kinds: ReadonlyMap<string, StreamKind>;
  readonly reports: ReadonlyMap<string, ReportRow>;
  readonly envelopes: ReadonlyMap<string, EnvelopeRow>;
  readonly statedAcute: ReadonlySet<string>;
  readonly children: SealedChildren;
  readonly names: ReadonlyMap<string, string>;
};

const readKnown = async (
  tx: Tx,
  { deps, call, reader }: Pick<Known, 'deps' | 'call' | 'reader'>,
  rows: readonly WorkRow[],
): Promise<Known> => {
  const ids = [...new Set(rows.map(({ streamId }) => streamId))];
  const withheld = rows
    .filter(({ ownerRole }) => ownerRole === null)
    .map(({ streamId }) => streamId);
  const { id: unitId } = deps.directory.intakeUnit(reader.assignment.municipalityId);
  const [kinds, reports, envelopes, statedAcute, children, unit] = await Promise.all([
    readStreamKinds(tx, ids),
    readReports(tx, ids),
    readEnvelopes(tx, withheld),
    readStatedAcute(tx, ids),
    readSealedChildren(tx, call, ids),
    rows.some(({ kind }) => kind === 'openReport') ? peopleOfUnit(tx, unitId, call.at) : [],
  ]);
  const holders = [...reports.values()].flatMap(({ ownerPersonId }) => ownerPersonId ?? []);
  const names = await readNames(tx, holders);
  const read = { kinds, reports, envelopes, statedAcute, children, unit, names };
  return { deps, call, reader, ...read };
};

const withheldReport = (envelope: EnvelopeRow): CardReport => ({
  reference: envelope.reference,
  receivedAt: envelope.receivedAt,
  agencyKind: envelope.agencyKind,
  acute: envelope.acute ? 'treatedAs' : 'no',
  protectedContact: envelope.protectedContact,
  protectedIdentity: true,
  isOpened: envelope.openedByPersonAt !== null,
  withheld: true,
  child: null,
  holder: null,
});

const reportOf = (known: Known, id: string): CardReport | null => {
  const envelope = known.envelopes.get(id);
  if (envelope) return withheldReport(envelope);
  const report = known.reports.get(id);
  if (!report) return null;
  const { ownerPersonId } = report;
  const stated = known.statedAcute.has(id) ? 'stated' : 'treatedAs';
  return {
    reference: report.reference,
    receivedAt: report.receivedAt,
    agencyKind: report.agencyKind,
    acute: report.acute ? stated : 'no',
    protectedContact: isContactProtected(report),
    protectedIdentity: report.protectedIdentity,
    isOpened: report.status !== 'received',
    withheld: false,
    child: childOf(known.deps, known.call, { report, asks: [] }, known.children),
    holder: (ownerPersonId && known.names.get(ownerPersonId)) ?? null,
  };
};

/**
 * Makes the cards of a page of duties. A child is named where the report is opened and the caller may
 * read it, and nowhere else.
 */
export async function cardsOf(
  tx: Tx,
  of: Pick<Known, 'deps' | 'call' | 'reader'>,
  rows: readonly WorkRow[],
): Promise<readonly WorkCard[]> {
  if (rows.length === 0) return [];
  const known = await readKnown(tx, of, rows);
  return rows.map((row) => {
    const { streamId: id } = row;
    const report = reportOf(known, id);
    const kind = known.kinds.get(id) ?? 'report';
    return { duty: workDuty(known, row), stream: { kind, id }, report };
  });
}
