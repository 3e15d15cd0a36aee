import { effectsOf, type OpenedDuty } from '../../domain/acting/effects.ts';
import { Conflict, Forbidden } from '../../domain/errors.ts';
import { projectDuty } from '../../domain/duties/project-duty.ts';
import type { Conclusion } from '../../domain/report/status.ts';
import { compareInstants } from '../../domain/calendar/time.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import type { Answer, Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { onReport, type DeedAnswer } from '../acting/on-report.ts';
import { reopen } from '../reports/reopen.ts';
import type { ReportFile } from '../acting/report-file.ts';
import type { FactDraft } from '../acting/stream-work.ts';

/** One of the three lawful answers and nothing more (26:9 a OSL), or why none is given. */
export type Feedback =
  | { readonly answer: 'opened' | 'notOpened' | 'alreadyOngoing' }
  | { readonly inappropriate: true; readonly reason: string };

/** Private persons have no right to any (19 kap. 4 and 6 §§ SoL). */
export function mayBeAnswered({ agencyKind }: ReportRow): boolean {
  return agencyKind !== 'privatePerson';
}

const truthful: Readonly<Partial<Record<Conclusion, string>>> = {
  open: 'opened',
  doNotOpen: 'notOpened',
  coveredByOngoing: 'alreadyOngoing',
};

/** @throws Conflict `not-what-was-decided`: only the truth is one of the lawful answers */
const refuseUntrue = ({ report }: ReportFile, feedback: Feedback): void => {
  const decided = report.concludedAs && truthful[report.concludedAs];
  if ('answer' in feedback && feedback.answer !== decided) {
    throw new Conflict('not-what-was-decided', { current: decided });
  }
};

/** The answer crosses to the sender; a reason for none stays with the receiver. */
const factOf = (feedback: Feedback): FactDraft =>
  'answer' in feedback
    ? { kind: 'feedbackRecorded', side: 'both', clear: { outcome: feedback.answer } }
    : {
        kind: 'feedbackRecorded',
        side: 'receiver',
        clear: { outcome: 'inappropriate' },
        secret: { reason: feedback.reason },
      };

/**
 * Feedback to the author (19 kap. 6 § SoL).
 *
 * @throws Conflict `not-owed` when none is awaited, `not-what-was-decided` for another answer
 */
export function giveFeedback(
  deps: Deps,
  call: Call,
  reportId: string,
  feedback: Feedback,
): Promise<Answer<DeedAnswer>> {
  return onReport(
    deps,
    call,
    { reportId, action: 'feedback.give', resource: 'feedback' },
    async (file) => {
      const owed = file.duties().some((d) => d.kind === 'giveFeedback' && d.state === 'open');
      if (!owed) throw new Conflict('not-owed');
      refuseUntrue(file, feedback);
      const fact = file.work.record(factOf(feedback));
      file.apply(effectsOf({ kind: 'feedbackRecorded' }), fact.seq);
      return fact;
    },
  );
}

/**
 * Who asks within a week of the decision shares the end of that week; later it is owed at once
 * (19 kap. 6 § SoL). Before the decision nothing is owed yet.
 */
const owedNow = ({ report, settings, call }: ReportFile): Partial<OpenedDuty> | null => {
  if (report.concludedAt === null) return null;
  const week = projectDuty(
    {
      kind: 'giveFeedback',
      anchorAt: report.concludedAt,
      openedAt: call.at,
      acute: report.acute,
      atOnce: false,
    },
    settings,
  );
  const late = compareInstants(call.at, week.dueAt) >= 0;
  return late ? { atOnce: true } : { countedFrom: report.concludedAt };
};

/**
 * The author asks, once; after the decision that reopens a closed report.
 *
 * @throws Forbidden `forbidden` for a private person; Conflict `already-asked`, also when answered
 */
export function requestFeedback(
  deps: Deps,
  call: Call,
  reportId: string,
): Promise<Answer<DeedAnswer>> {
  return onReport(
    deps,
    call,
    { reportId, action: 'feedback.request', resource: 'feedback-requests' },
    async (file) => {
      if (!mayBeAnswered(file.report)) throw new Forbidden('forbidden', { rule: 'feedback' });
      const known = await file.facts(['feedbackRequested', 'feedbackRecorded']);
      if (known.length > 0) throw new Conflict('already-asked');
      reopen(file);
      const fact = file.work.record({ kind: 'feedbackRequested' });
      file.apply(effectsOf({ kind: 'feedbackRequested', owed: owedNow(file) }), fact.seq);
      return fact;
    },
  );
}
