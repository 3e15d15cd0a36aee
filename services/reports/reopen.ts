import type { ReportFile } from '../acting/report-file.ts';

/** A later duty reopens a closed report with an event; what it concluded stays. */
export function reopen(file: ReportFile): void {
  if (file.report.status !== 'closed') return;
  file.work.note('reportReopened');
  file.change({ status: 'concluded', closedAt: null });
}
