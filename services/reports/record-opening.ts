import type { Instant } from '../../domain/calendar/time.ts';
import type { Recorded } from '../acting/acting.ts';
import type { ReportFile } from './report-stream.ts';

/**
 * Records that a receiver opened the report, and for both sides that a person did. The sender may
 * learn no more than that, so the deed itself stands on the receiver's
 * side alone.
 *
 * @param at when she did, where that was before she wrote it down
 */
export async function recordOpening(
  file: ReportFile,
  { at = null }: { readonly at?: Instant | null } = {},
): Promise<Recorded> {
  const recorded = await file.record('reportOpened', { at });
  file.mark('openedByPerson', { by: { is: 'system', part: 'opening' } });
  return recorded;
}
