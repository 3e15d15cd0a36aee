import type { ReportState, Seen, SituationState } from '../../domain/waking/stream-view.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { advanceReport, advanceSituation } from '../../services/duties/advance.ts';
import { closeReport } from '../../services/reports/close-report.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { withPermanentErrors } from '../permanent.ts';

export type AdvanceActivities = {
  readonly advanceReport: (reportId: string, now: Instant) => Promise<Seen<ReportState>>;
  readonly advanceSituation: (situationId: string, now: Instant) => Promise<Seen<SituationState>>;
  readonly closeReport: (reportId: string, now: Instant) => Promise<boolean>;
};

export function createAdvanceActivities(deps: Deps): AdvanceActivities {
  return withPermanentErrors({
    advanceReport: (reportId: string, now: Instant) => advanceReport(deps, reportId, now),
    advanceSituation: (situationId: string, now: Instant) =>
      advanceSituation(deps, situationId, now),
    closeReport: (reportId: string, now: Instant) => closeReport(deps, reportId, now),
  });
}
