import { decide } from '../../domain/access/decide.ts';
import { lacksMeasure } from '../../domain/intake/measures.ts';
import type { FactRow } from '../../database/acting/fact-store.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import type { Call } from '../acting/call.ts';
import { openFact } from '../acting/opened-fact.ts';
import type { Locked } from '../acting/stream-adapter.ts';
import { reportResource } from './report-stream.ts';

/**
 * `noReportingDuty`: there is none for somebody of 18 or over (3 kap. 1 §, 19 kap. 1 § SoL).
 * `noAcuteMeasure`: the child needs protection at once, and nothing is written down of what was done.
 */
export type ReportWarning = 'noReportingDuty' | 'noAcuteMeasure';

/** The kinds of fact that a warning depends on. */
export const warnedBy = ['protectionAssessed', 'acuteMeasureTaken'] as const;

/** What the assessment says is for those at intake alone, and so is what is missing after it. */
const isUnmet = (
  { actor, at }: Call,
  { row, duties, seal }: Locked<ReportRow>,
  facts: readonly FactRow[],
): boolean => {
  if (!decide(actor, 'intake.read', reportResource(row, duties, at)).allow) return false;
  const assessed = facts.find(({ kind }) => kind === 'protectionAssessed');
  const measures = facts.filter(({ kind }) => kind === 'acuteMeasureTaken');
  const assessment = assessed && openFact<'protectionAssessed'>(seal(), assessed).secret;
  return lacksMeasure(assessment, measures);
};

/**
 * What whoever reads the report should know besides what it says.
 *
 * @param facts those that count, of the kinds in `warnedBy` at least
 */
export function warningsOf(
  call: Call,
  locked: Locked<ReportRow>,
  facts: readonly FactRow[],
): readonly ReportWarning[] {
  return [
    ...(locked.row.youngPerson ? (['noReportingDuty'] as const) : []),
    ...(isUnmet(call, locked, facts) ? (['noAcuteMeasure'] as const) : []),
  ];
}
