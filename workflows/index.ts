export { acuteFollowUp } from './acute-follow-up.ts';
export { dailyReconciliation } from './daily-reconciliation.ts';
export { report } from './report.ts';
