export { acuteFollowUp2 } from './acute-follow-up.ts';
export { dailyLogReviews } from './daily-log-reviews.ts';
export { dailyReconciliation } from './daily-reconciliation.ts';
export { dailyTermMeetings } from './daily-term-meetings.ts';
export { duty } from './duty.ts';
export { hourlySyntheticReports } from './hourly-synthetic-reports.ts';
export { report2 } from './report.ts';
// Runs that earlier versions began may still be open and need these two types;
// `workflows/first/README.md` says when they may go.
export { acuteFollowUp } from './first/acute-follow-up.ts';
export { report } from './first/report.ts';
