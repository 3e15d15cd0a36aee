import type { Instant } from '../calendar/time.ts';
import type { ProtectionAssessment } from './records.ts';

/**
 * What is done at once for a child that needs protection now: somewhere to be, immediate care by
 * compulsion (6 § LVU, which the board decides on and no official), care at a hospital, help by the
 * police, or anything else.
 */
export const acuteMeasureKinds = [
  'placement',
  'immediateCare',
  'hospital',
  'police',
  'other',
] as const;
export type AcuteMeasure = {
  readonly kind: (typeof acuteMeasureKinds)[number];
  readonly what: string;
  readonly by: string;
  readonly at: Instant;
};

/**
 * Whether a child was found to need protection at once (20 kap. 1 § SoL) and nothing is written down
 * of what was done.
 *
 * @param assessment the one that counts; undefined before there is one
 */
export function lacksMeasure(
  assessment: Pick<ProtectionAssessment, 'immediateNeed'> | undefined,
  measures: readonly unknown[],
): boolean {
  return assessment?.immediateNeed === 'yes' && measures.length === 0;
}
