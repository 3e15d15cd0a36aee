import { sideOf, type PersonActor } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { NotFound } from '../../domain/errors.ts';
import { isCloseViolence } from '../../domain/intake/violence.ts';
import type { MeetingState } from '../../domain/meetings/meeting-state.ts';
import type { ElsewhereGround } from '../../domain/report/status.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { etagOf } from '../acting/etag.ts';
import type { Listed } from '../acting/page.ts';
import type { Locked } from '../acting/stream-adapter.ts';
import { lookAtReport } from '../reports/report-stream.ts';
import { summaryOf, type ReportSummary, type SignatureView } from '../reports/report-views.ts';
import type { ReportWarning } from '../reports/report-warnings.ts';
import { caseContent, type CaseContent } from './case-content.ts';
import { caseDuties, type CaseDuties } from './case-duties.ts';
import { readCase, readEnvelopeOf, type EnvelopeRead } from './case-read.ts';
import { historyLength, type CaseSupplement, type KnownFamily } from './case-records.ts';
import { possibleDeeds, type DeedOnReport } from './possible-deeds.ts';
import type { Acuteness } from './work-cards.ts';

/** What is seen of a case before and after it is opened. */
type CaseHead = {
  readonly summary: ReportSummary;
  readonly acute: Acuteness;
  readonly duties: CaseDuties;
  /** What the caller may do now; each is authorised again when it is done. */
  readonly possible: readonly DeedOnReport[];
  readonly etag: number;
};

/** The envelope of a report that nobody has opened: nothing of what it says. */
export type EnvelopeView = CaseHead & { readonly is: 'envelope' };

export type OpenCaseView = CaseHead & {
  readonly is: 'open';
  /** The spoken report that this one confirms in writing, and is part of. */
  readonly confirmsId: string | null;
  readonly owner: { readonly personId: string; readonly name: string | null } | null;
  readonly registeredAt: Instant | null;
  readonly concludedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly elsewhere: ElsewhereGround | null;
  readonly content: CaseContent;
  /** Null while the case is not registered, with which the child is searched for. */
  readonly knownBefore: KnownFamily | null;
  /** The record that an investigation is going on already. */
  readonly ongoing: { readonly id: string; readonly at: Instant } | null;
  readonly decision: {
    /** Only a leader decides, by the municipality's delegation. */
    readonly byLeaderAlone: boolean;
    /** Not to open needs a leader's reasons, by what the assessment says. */
    readonly needsOverride: boolean;
  };
  readonly warnings: readonly ReportWarning[];
  readonly signatures: readonly SignatureView[];
  /** The newest first, of all that there are. */
  readonly supplements: Listed<CaseSupplement>;
  /** In the order in which they were proposed. */
  readonly meetings: readonly MeetingState[];
  readonly acuteSituationId: string | null;
  readonly counts: {
    readonly links: number;
    readonly letters: number;
    /** Events of the history, as the caller would read it. */
    readonly history: number;
  };
};

export type CaseView = EnvelopeView | OpenCaseView;

/** The written report after a call belongs to a case that is open, and is read as a supplement is. */
const isOpen = ({ status, confirmsId }: ReportRow): boolean =>
  status !== 'received' || confirmsId !== null;

type Seen = {
  readonly deps: Deps;
  readonly call: Call;
  readonly reader: PersonActor;
  readonly locked: Locked<ReportRow>;
};

const headOf = (
  { deps, call, reader, locked }: Seen,
  { unit, statedAcute, facts, signatures, names, grounds }: EnvelopeRead,
): CaseHead => {
  const { row, duties, head } = locked;
  const own = { deps, call, reader, unit, row, duties, facts, signatures, names };
  const told = caseDuties(own);
  const isNotYetHers = told.now?.kind === 'openReport' && told.now.notYet !== null;
  return {
    summary: summaryOf(deps, call, row),
    acute: row.acute ? (statedAcute ? 'stated' : 'treatedAs') : 'no',
    duties: told,
    possible: possibleDeeds({ call, row, duties, facts, ...grounds, isNotYetHers }),
    etag: etagOf(call.actor, head),
  };
};

const openOf = async (tx: Tx, seen: Seen): Promise<OpenCaseView> => {
  const { call, locked } = seen;
  const { row, head } = locked;
  const read = await readCase(tx, seen);
  if (!read.content) throw new NotFound();
  const { facts, names, grounds, assessment } = read;
  const owner = row.ownerPersonId;
  const [covered] = facts.filter(({ kind }) => kind === 'coveredByOngoing');
  return {
    is: 'open',
    ...headOf(seen, read),
    confirmsId: row.confirmsId,
    owner: owner ? { personId: owner, name: names.get(owner) ?? null } : null,
    registeredAt: facts.find(({ kind }) => kind === 'reportRegistered')?.occurredAt ?? null,
    concludedAt: row.concludedAt,
    closedAt: row.closedAt,
    elsewhere: row.elsewhere,
    content: caseContent(read.content, read.context, call.at),
    knownBefore: read.knownBefore,
    ongoing: covered ? { id: covered.id, at: covered.occurredAt } : null,
    decision: {
      byLeaderAlone: grounds.decider === 'ifoChef',
      needsOverride: assessment !== undefined && isCloseViolence(assessment.violence),
    },
    warnings: read.warnings,
    signatures: read.signatures,
    supplements: read.supplements,
    meetings: grounds.meetings,
    acuteSituationId: read.acuteSituationId,
    counts: { ...read.counts, history: historyLength(call, head) },
  };
};

const envelopeOf = async (tx: Tx, seen: Seen): Promise<EnvelopeView> => {
  const read = await readEnvelopeOf(tx, seen);
  return { is: 'envelope', ...headOf(seen, read) };
};

/**
 * Everything that the first page of a case shows, in one look: what the caller has to do, by when and by
 * which rule, what she may do now, and the important of what the report says. Before somebody has opened
 * it there is the envelope alone. Whoever is shown what it says is recorded as having read it.
 *
 * @throws NotFound, also for whoever may not know of it; Forbidden for whoever is not at intake
 */
export function viewCase(deps: Deps, call: Call, reportId: string): Promise<CaseView> {
  const what = {
    reportId,
    action: 'intake.read',
    purpose: 'report.read: case',
    kind: (row: ReportRow) => (isOpen(row) ? 'contentRead' : 'reportRead'),
  } as const;
  return lookAtReport(deps, call, what, async (tx, locked) => {
    const { actor: reader } = call;
    if (reader.is !== 'person' || sideOf(reader) !== 'receiver') throw new NotFound();
    const seen = { deps, call, reader, locked };
    return isOpen(locked.row) ? openOf(tx, seen) : envelopeOf(tx, seen);
  });
}
