import type { ReportState } from '../../domain/waking/first-views.ts';
import type { Case } from './case.ts';

/** After the decision the reporter is answered; the duty's ladder reminds until she is. */
export async function feedback(file: Case<ReportState>): Promise<void> {
  await file.until(({ concluded }) => concluded);
  await file.until(({ feedbackOwed }) => !feedbackOwed);
}
