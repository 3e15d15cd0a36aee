export { acuteFollowUp2 } from './acute-follow-up.ts';
export { dailyReconciliation } from './daily-reconciliation.ts';
export { report2 } from './report.ts';
// Registered as long as a run of theirs is open; `workflows/first/README.md` says when they may go.
export { acuteFollowUp } from './first/acute-follow-up.ts';
export { report } from './first/report.ts';
