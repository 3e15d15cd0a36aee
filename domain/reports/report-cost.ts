import { costOfDeed, type Cost } from '../acting/cost.ts';
import { isNeverRefused } from '../report/acute.ts';
import type { ReportContent } from '../report/report-content.ts';
import { siblingCopies } from './sibling-copies.ts';

/** What the letters of a report weigh besides its own words: fonts and pages. */
const lettersKilobytes = 20;

/**
 * What a report costs. Every sibling's copy repeats its words and brings letters of its own, so that
 * each counts as much as the first (routine, "What bad input gets").
 *
 * @param bytes length of the content, as JSON in UTF-8
 */
export function costOfReport(
  content: Pick<ReportContent, 'acute' | 'child' | 'siblings'>,
  bytes: number,
): Cost {
  const reports = 1 + siblingCopies(content).length;
  return {
    kilobytes: reports * (costOfDeed(bytes).kilobytes + lettersKilobytes),
    refusable: !isNeverRefused(content.acute.danger),
  };
}
