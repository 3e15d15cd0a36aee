import type { ReportState } from '../../domain/waking/first-views.ts';
import type { Case } from './case.ts';

/**
 * Waits until the report is decided and the reporter is answered. It reminds nobody: the ladder of
 * the duty `giveFeedback` does.
 */
export async function feedback(file: Case<ReportState>): Promise<void> {
  await file.until(({ concluded }) => concluded);
  await file.until(({ feedbackOwed }) => !feedbackOwed);
}
