import { Conflict } from '../../domain/errors.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnReport, type ReportDone } from './report-stream.ts';

/**
 * Records that the officer does without the written report after a call, and why. The caller is then
 * asked for it no longer.
 *
 * @throws Conflict `not-owed` where none is asked for
 */
export function waiveWrittenReport(
  deps: Deps,
  call: Call,
  reportId: string,
  { reason }: { readonly reason: string },
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'writtenReportWaived' }, async (file) => {
    const known = await file.facts({
      kinds: ['reportRegistered', 'writtenReportWaived', 'reportConfirmed'],
    });
    const isAsked = known.some((fact) => fact.kind === 'reportRegistered' && fact.about !== null);
    const isOver = known.some(({ kind }) => kind !== 'reportRegistered');
    if (!isAsked || isOver) throw new Conflict('not-owed');
    return file.record('writtenReportWaived', { secret: { reason } });
  });
}
