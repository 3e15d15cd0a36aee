import { sideOf } from '../../domain/access/actor.ts';
import { decide, isPossible } from '../../domain/access/decide.ts';
import type { SignatoryRole } from '../../domain/access/roles.ts';
import { factRule } from '../../domain/areas.ts';
import { mayBeAnswered } from '../../domain/decisions/feedback.ts';
import { NotFound } from '../../domain/errors.ts';
import type { FactKind } from '../../domain/kinds.ts';
import { meetingStates, type MeetingState } from '../../domain/meetings/meeting-state.ts';
import type { AgencyKind, ReportContent } from '../../domain/report/report-content.ts';
import type { LinkedReport, ReportRow } from '../../database/reports/report-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { dutyView, type DutyView } from '../acting/duty-view.ts';
import { etagOf } from '../acting/etag.ts';
import { shownBeside } from '../acting/page.ts';
import type { Locked } from '../acting/stream-adapter.ts';
import { lettersInSight, type LetterView } from '../letters/letter-views.ts';
import { namedChild, type NamedChild } from '../reports/named-children.ts';
import { outOfHoursNow, type OutOfHoursView } from '../reports/out-of-hours.ts';
import { openContent } from '../reports/report-content.ts';
import { linksInSight } from '../reports/report-links.ts';
import { lookAtReport, reportResource, reportStream } from '../reports/report-stream.ts';
import { summaryOf, type ReportSummary } from '../reports/report-views.ts';
import { mayBeAsked } from '../sign-off/ask-for-signature.ts';
import { isAwaitedOf, rolesAsked } from '../sign-off/roles-asked.ts';
import {
  completionQuestions,
  ownFeedback,
  ownSignatures,
  readOwnRecords,
  type CompletionQuestion,
  type OwnFeedback,
  type OwnRecords,
  type OwnSignature,
} from './own-report-records.ts';

/** What a sender does with a report that is sent, by the fact that records it. */
const deedsOfSender = [
  'signatureRecorded',
  'supplementAdded',
  'signatureAsked',
  'feedbackRequested',
  'onCallContactRecorded',
] as const satisfies readonly FactKind[];
export type DeedOfSender = (typeof deedsOfSender)[number];

/** What the author has besides those who sign: all that came of what she wrote. */
export type AuthorsView = {
  readonly questions: readonly CompletionQuestion[];
  /** Feedback was wanted in the report itself, by somebody who may have it. */
  readonly wantsFeedback: boolean;
  readonly feedback: OwnFeedback;
  /** The functions that she may still let sign. */
  readonly mayAsk: readonly SignatoryRole[];
};

export type OwnReportView = {
  readonly summary: ReportSummary;
  readonly child: NamedChild | null;
  /** Null for whoever is asked to sign. */
  readonly author: AuthorsView | null;
  /** What is asked of the caller, each with its last day. */
  readonly tasks: readonly DutyView[];
  readonly signatures: readonly OwnSignature[];
  /** The newest first. */
  readonly supplements: OwnRecords['supplements'];
  readonly meetings: readonly MeetingState[];
  readonly letters: readonly LetterView[];
  readonly links: readonly LinkedReport[];
  readonly outOfHours: OutOfHoursView;
  readonly contentHash: string;
  readonly possible: readonly DeedOfSender[];
  readonly etag: number;
};

type Seen = {
  readonly deps: Deps;
  readonly call: Call;
  readonly locked: Locked<ReportRow>;
  readonly isAuthor: boolean;
};

const wantsFeedback = ({ agencyKind }: ReportRow, content: ReportContent | undefined): boolean =>
  mayBeAnswered(agencyKind as AgencyKind) && content?.feedback.wanted === true;

const signsNow = ({ call, locked: { row, duties } }: Seen): readonly SignatoryRole[] =>
  rolesAsked(call, row, duties).filter((role) => isAwaitedOf(duties, role));

type Told = {
  readonly records: OwnRecords;
  readonly mayAsk: readonly SignatoryRole[];
};

/** Whether a deed of hers would be refused whatever she wrote, by what she may know herself. */
const holds = (seen: Seen, { records, mayAsk }: Told, deed: DeedOfSender): boolean => {
  if (deed === 'signatureRecorded') return signsNow(seen).length > 0;
  if (deed === 'signatureAsked') return mayAsk.length > 0;
  if (deed !== 'feedbackRequested') return true;
  const { askedAt, answer } = ownFeedback(records);
  const mayHave = mayBeAnswered(seen.locked.row.agencyKind as AgencyKind);
  return mayHave && askedAt === null && answer === null;
};

const possibleFor = (seen: Seen, told: Told): readonly DeedOfSender[] => {
  const { call, locked } = seen;
  const { row, duties } = locked;
  const resource = reportResource(row, duties, call.at);
  return deedsOfSender.filter((deed) => {
    const { action } = factRule(deed);
    const mayDo = decide(call.actor, action, resource).allow && isPossible(action, row.status);
    return mayDo && holds(seen, told, deed);
  });
};

const tasksOf = (seen: Seen): readonly DutyView[] => {
  const roles = signsNow(seen);
  return seen.locked.duties
    .filter(({ kind, state, signatory }) => kind === 'coSign' && state === 'open' && signatory)
    .filter(({ signatory }) => roles.some((role) => role === signatory))
    .map((duty) => dutyView(duty, seen.call));
};

/** The receipt is the author's alone. */
const lettersOf = async (
  tx: Tx,
  { call, locked, isAuthor }: Seen,
): Promise<readonly LetterView[]> => {
  const { row, seal } = locked;
  const letters = await lettersInSight(tx, call, { on: reportStream, row, seal }, shownBeside);
  return letters.items.filter(({ kind }) => isAuthor || kind !== 'receipt');
};

const viewOf = async (tx: Tx, seen: Seen): Promise<OwnReportView> => {
  const { deps, call, locked, isAuthor } = seen;
  const { row, head, seal } = locked;
  const [records, content, letters, links] = await Promise.all([
    readOwnRecords(tx, call, locked),
    openContent(tx, seal(), row.id),
    lettersOf(tx, seen),
    linksInSight(tx, call, row.id, shownBeside),
  ]);
  const signatures = ownSignatures(locked, records, isAuthor);
  const answered = signatures.filter(({ state }) => state !== 'awaited');
  const mayAsk = isAuthor ? mayBeAsked(deps, row, answered) : [];
  return {
    summary: summaryOf(deps, call, row),
    child: content ? namedChild(content.child, call.at) : null,
    author: isAuthor
      ? {
          questions: completionQuestions(records),
          wantsFeedback: wantsFeedback(row, content),
          feedback: ownFeedback(records),
          mayAsk,
        }
      : null,
    tasks: tasksOf(seen),
    signatures,
    supplements: records.supplements,
    meetings: meetingStates(records.facts),
    letters,
    links: links.items,
    outOfHours: outOfHoursNow(deps, call, row.municipalityId),
    contentHash: row.contentHash.toString('hex'),
    possible: possibleFor(seen, { records, mayAsk }),
    etag: etagOf(call.actor, head),
  };
};

/**
 * A report as its author sees it, or somebody who is asked to sign it: what was sent, who has signed,
 * what was added, and that a person has opened it. Of the receiver's work it shows what crosses by law
 * and nothing else: that an answer will never come looks as if none had come yet (19 kap. 6 § SoL).
 *
 * @throws NotFound, also for everybody else
 */
export function viewOwnReport(deps: Deps, call: Call, reportId: string): Promise<OwnReportView> {
  const look = { reportId, action: 'report.read', kind: 'reportRead' } as const;
  return lookAtReport(deps, call, look, (tx, locked) => {
    const { actor, at } = call;
    if (actor.is !== 'person' || sideOf(actor) !== 'sender') throw new NotFound();
    const resource = reportResource(locked.row, locked.duties, at);
    const isAuthor = decide(actor, 'feedback.read', resource).allow;
    return viewOf(tx, { deps, call, locked, isAuthor });
  });
}
