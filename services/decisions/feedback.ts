import { mayBeAnswered, truthfulAnswer, type Feedback } from '../../domain/decisions/feedback.ts';
import { Conflict, Forbidden } from '../../domain/errors.ts';
import type { AgencyKind } from '../../domain/report/report-content.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnReport, type ReportDone, type ReportFile } from '../reports/report-stream.ts';

/** @throws Conflict `not-what-was-decided`: the reporter may only be answered what was decided */
const refuseUntrue = ({ row }: ReportFile, feedback: Feedback): void => {
  const decided = truthfulAnswer(row.concludedAs);
  if ('answer' in feedback && feedback.answer !== decided) {
    throw new Conflict('not-what-was-decided', { current: decided });
  }
};

/**
 * Records the feedback that the author was given, or why giving it was inappropriate (19 kap. 6 §
 * SoL).
 *
 * @throws Conflict `not-owed` when none is awaited, `not-what-was-decided` for another answer
 */
export function giveFeedback(
  deps: Deps,
  call: Call,
  reportId: string,
  feedback: Feedback,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'feedbackRecorded' }, async (file) => {
    const owed = file.duties().some((d) => d.kind === 'giveFeedback' && d.state === 'open');
    if (!owed) throw new Conflict('not-owed');
    refuseUntrue(file, feedback);
    return 'answer' in feedback
      ? file.record('feedbackRecorded', { outcome: feedback.answer })
      : file.record('feedbackRecorded', {
          outcome: 'inappropriate',
          secret: { reason: feedback.reason },
        });
  });
}

/**
 * Records that the author asks for feedback, which she can do once. A report that is closed already
 * is reopened by it, because a duty to answer opens.
 *
 * @throws Forbidden `forbidden` for a private person; Conflict `already-asked`, also when answered
 */
export function requestFeedback(deps: Deps, call: Call, reportId: string): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'feedbackRequested' }, async (file) => {
    if (!mayBeAnswered(file.row.agencyKind as AgencyKind)) {
      throw new Forbidden('forbidden', { rule: 'feedback' });
    }
    const known = await file.facts({ kinds: ['feedbackRequested', 'feedbackRecorded'] });
    if (known.length > 0) throw new Conflict('already-asked');
    return file.record('feedbackRequested', {});
  });
}
