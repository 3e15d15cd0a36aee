import type { Instant } from '../../domain/calendar/time.ts';
import type { ReportState, SituationState } from '../../domain/waking/first-views.ts';
import type { Seen } from '../../domain/waking/stream-view.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { advanceReport, advanceSituation, closeReport } from '../../services/waking/first-views.ts';
import { inAttempt } from '../letters/attempt.ts';
import type { MakeLetters } from '../letters/letters.ts';
import { withPermanentErrors } from '../permanent.ts';
import { withTimeLimit } from '../time-limit.ts';

/**
 * The activities of the first workflows, registered as long as a run of those may be open
 * (`workflows/first/README.md`).
 */
export type FirstActivities = {
  readonly advanceReport: (reportId: string, now: Instant) => Promise<Seen<ReportState>>;
  readonly advanceSituation: (situationId: string, now: Instant) => Promise<Seen<SituationState>>;
  readonly closeReport: (reportId: string, now: Instant) => Promise<boolean>;
  readonly makeReportAsSent: (reportId: string) => Promise<void>;
  readonly makeReceipt: (reportId: string) => Promise<void>;
  readonly makeInvitations: (reportId: string, invitationId: string) => Promise<void>;
};

export function createFirstActivities(deps: Deps, makeLetters: MakeLetters): FirstActivities {
  const made = (reportId: string, wanted: (step: string) => boolean): Promise<void> =>
    inAttempt((asked) => makeLetters(reportId, wanted, asked));
  return withPermanentErrors({
    ...withTimeLimit({
      advanceReport: (reportId: string, now: Instant) => advanceReport(deps, reportId, now),
      advanceSituation: (situationId: string, now: Instant) =>
        advanceSituation(deps, situationId, now),
      closeReport: (reportId: string, now: Instant) => closeReport(deps, reportId, now),
    }),
    makeReportAsSent: (reportId: string) => made(reportId, (step) => step === 'report-as-sent'),
    makeReceipt: (reportId: string) => made(reportId, (step) => step === 'receipt'),
    makeInvitations: (reportId: string, invitationId: string) =>
      made(reportId, (step) => step.startsWith(`invitation/${invitationId}/`)),
  });
}
