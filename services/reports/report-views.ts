import { sideOf } from '../../domain/access/actor.ts';
import { readFacts, type FactRow } from '../../database/acting/fact-store.ts';
import type { LinkedReport, ReportRow } from '../../database/reports/report-store.ts';
import type { ListedReport } from '../../database/reports/report-queue-store.ts';
import { readDutyPage } from '../../database/duties/duty-store.ts';
import { readRungs, type FiredRung } from '../../database/duties/rung-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { etagOf } from '../acting/etag.ts';
import type { Authorship } from '../../domain/reports/records.ts';
import { isContactProtected } from '../../domain/report/protected-contact.ts';
import { isRegistered } from '../../domain/reports/spoken.ts';
import { counting } from '../../domain/acting/fold.ts';
import { sidesInSight, statusInSight } from '../../domain/access/in-sight.ts';
import { situationInSight } from '../situations/situation-views.ts';
import { lettersInSight, type LetterView } from '../letters/letter-views.ts';
import { shownBeside, type Listed, type Page } from '../acting/page.ts';
import { dutyView, openDutyViews, type DutyView } from '../acting/duty-view.ts';
import { namedContact } from '../acting/named-contact.ts';
import { outOfHoursNow, type OutOfHoursView } from './out-of-hours.ts';
import { linksInSight } from './report-links.ts';
import { warnedBy, warningsOf, type ReportWarning } from './report-warnings.ts';
import { lookAtReport, reportStream } from './report-stream.ts';

export type SignatureView = {
  readonly role: string;
  readonly state: 'awaited' | 'signed' | 'declined' | 'notAsked' | 'missing';
  readonly at: string | null;
};

export type ReportSummary = Pick<
  ReportRow,
  'id' | 'reference' | 'status' | 'concludedAs' | 'receivedAt' | 'acute' | 'agencyKind' | 'channel'
> & {
  readonly municipality: string;
  /**
   * Instant at which a person opened the report. Besides the status, it is all that the sender
   * learns of the receiver's work.
   */
  readonly openedByPersonAt: string | null;
  readonly protectedContact: boolean;
  readonly protectedIdentity: boolean;
  /** 18 or over at the arrival, for the jurist to look at. */
  readonly youngPerson: boolean;
  readonly mine: boolean;
};

export type ReportView = ReportSummary & {
  readonly contentHash: string;
  readonly legalBasis: string;
  readonly warnings: readonly ReportWarning[];
  readonly concludedAt: string | null;
  readonly closedAt: string | null;
  /** Name of whoever holds the case; null for the sender's side. */
  readonly owner: string | null;
  /** When it was written down, of what was told or came on paper; null for the sender's side. */
  readonly registeredAt: string | null;
  /**
   * Of a report that an agency's system sent: whether the person in whose name it is has said that it
   * is hers. Null for what a person sent herself.
   */
  readonly authorship: 'asserted' | Authorship | null;
  readonly acuteSituationId: string | null;
  /** Whom to call outside office hours, shown to both sides. */
  readonly outOfHours: OutOfHoursView;
  readonly signatures: readonly SignatureView[];
  readonly duties: readonly DutyView[];
  readonly letters: readonly LetterView[];
  readonly links: readonly LinkedReport[];
  readonly etag: number;
};

export function summaryOf(deps: Deps, call: Call, report: ListedReport): ReportSummary {
  return {
    id: report.id,
    reference: report.reference,
    ...statusInSight(call.actor, report),
    receivedAt: report.receivedAt,
    acute: report.acute,
    agencyKind: report.agencyKind,
    channel: report.channel,
    municipality: deps.directory.municipality(report.municipalityId).name,
    openedByPersonAt: report.openedByPersonAt,
    // To the sender it is as she sent it, whatever the receiver has found since.
    protectedContact:
      sideOf(call.actor) === 'sender' ? report.protectedContact : isContactProtected(report),
    protectedIdentity: report.protectedIdentity,
    youngPerson: report.youngPerson,
    mine:
      call.actor.is === 'person' &&
      [report.ownerPersonId, report.authorPersonId].includes(call.actor.personId),
  };
}

/**
 * How it stands with each signature.
 *
 * @param facts the signatures that count
 */
export function signaturesOf(
  { askedRoles }: Pick<ReportRow, 'askedRoles'>,
  facts: readonly Pick<FactRow, 'role' | 'outcome' | 'occurredAt'>[],
): readonly SignatureView[] {
  const given = facts.map((fact) => ({
    role: fact.role ?? '',
    state: fact.outcome as SignatureView['state'],
    at: fact.occurredAt,
  }));
  const awaited = askedRoles.filter((role) => !given.some((one) => one.role === role));
  return [...given, ...awaited.map((role) => ({ role, state: 'awaited', at: null }) as const)];
}

const authorshipOf = (
  { authorClientId }: ReportRow,
  facts: readonly FactRow[],
): ReportView['authorship'] => {
  if (authorClientId === null) return null;
  const stated = facts.find(({ kind }) => kind === 'authorshipStated');
  return (stated?.outcome as Authorship | undefined) ?? 'asserted';
};

const ownerName = async (tx: Tx, call: Call, report: ReportRow): Promise<string | null> => {
  if (sideOf(call.actor) === 'sender') return null;
  return (await namedContact(tx, report.ownerPersonId, call.at))?.name ?? null;
};

/** When the receiver wrote it down, which is later than it came in. */
const registeredAt = async (tx: Tx, call: Call, report: ReportRow): Promise<string | null> => {
  if (!isRegistered(report) || sideOf(call.actor) === 'sender') return null;
  const [registered] = await readFacts(tx, report.id, ['reportRegistered']);
  return registered?.occurredAt ?? null;
};

const look = { action: 'report.read', kind: 'reportRead' } as const;

/**
 * The report as it stands: status, signatures, and the first open duties, letters and links of the
 * caller's side, which are all read page by page at their own addresses.
 */
export function viewReport(deps: Deps, call: Call, reportId: string): Promise<ReportView> {
  return lookAtReport(deps, call, { ...look, reportId }, async (tx, locked) => {
    const { row: report, duties, head, seal } = locked;
    const facts = counting(
      await readFacts(tx, reportId, ['signatureRecorded', 'authorshipStated', ...warnedBy]),
    );
    const signatures = facts.filter(({ kind }) => kind === 'signatureRecorded');
    const lettered = { on: reportStream, row: report, seal };
    const letters = await lettersInSight(tx, call, lettered, shownBeside);
    return {
      ...summaryOf(deps, call, report),
      contentHash: report.contentHash.toString('hex'),
      legalBasis: report.legalBasis,
      warnings: warningsOf(call, locked, facts),
      concludedAt: sideOf(call.actor) === 'sender' ? null : report.concludedAt,
      closedAt: sideOf(call.actor) === 'sender' ? null : report.closedAt,
      owner: await ownerName(tx, call, report),
      registeredAt: await registeredAt(tx, call, report),
      authorship: authorshipOf(report, facts),
      acuteSituationId: await situationInSight(tx, call, reportId),
      outOfHours: outOfHoursNow(deps, call, report.municipalityId),
      signatures: signaturesOf(report, signatures),
      duties: openDutyViews(duties, call),
      letters: letters.items,
      links: (await linksInSight(tx, call, reportId, shownBeside)).items,
      etag: etagOf(call.actor, head),
    };
  });
}

export type DutyWithLadder = DutyView & {
  readonly openedAt: string;
  readonly endedAt: string | null;
  readonly rungs: readonly Pick<FiredRung, 'number' | 'firedAt' | 'toTargets'>[];
};

/** How many rungs of a duty are shown with it: one that is overdue fires another every day. */
const newestRungs = 50;

/** A page of the duties of the caller's side, ended ones too, with the newest rungs that fired. */
export function viewDuties(
  deps: Deps,
  call: Call,
  reportId: string,
  page: Page,
): Promise<Listed<DutyWithLadder>> {
  return lookAtReport(
    deps,
    call,
    { ...look, reportId, purpose: 'report.read: duties' },
    async (tx) => {
      const of = { streamId: reportId, sides: sidesInSight(call.actor) };
      const { total, rows } = await readDutyPage(tx, of, page);
      const rungs = await readRungs(
        tx,
        rows.map(({ id }) => id),
        newestRungs,
      );
      const items = rows.map((duty) => ({
        ...dutyView(duty, call),
        openedAt: duty.openedAt,
        endedAt: duty.endedAt,
        rungs: rungs
          .filter((rung) => rung.dutyId === duty.id)
          .map(({ number, firedAt, toTargets }) => ({ number, firedAt, toTargets })),
      }));
      return { total, items };
    },
  );
}

/** A page of the letters of the caller's side. */
export function viewLetters(
  deps: Deps,
  call: Call,
  reportId: string,
  page: Page,
): Promise<Listed<LetterView>> {
  const purpose = 'report.read: letters';
  return lookAtReport(deps, call, { ...look, reportId, purpose }, (tx, { row, seal }) =>
    lettersInSight(tx, call, { on: reportStream, row, seal }, page),
  );
}
