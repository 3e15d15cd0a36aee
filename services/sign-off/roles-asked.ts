import { isAskedOf } from '../../domain/access/decide.ts';
import { isSignatoryRole, type SignatoryRole } from '../../domain/access/roles.ts';
import type { DutyRow } from '../../database/duties/duty-store.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import type { Call } from '../acting/call.ts';
import { reportResource } from '../reports/report-stream.ts';

/**
 * The functions for which the caller is asked to sign, her own first, then the one that she is
 * deputy for once the signatory's first rung has come.
 */
export function rolesAsked(
  { actor, at }: Call,
  row: ReportRow,
  duties: readonly DutyRow[],
): readonly SignatoryRole[] {
  if (actor.is !== 'person') return [];
  const own = actor.assignment;
  return reportResource(row, duties, at)
    .asked.filter((asked) => isAskedOf(own, asked))
    .map(({ role }) => role)
    .filter(isSignatoryRole)
    .toSorted((a, b) => Number(b === own.role) - Number(a === own.role));
}

/** Whether it waits for a signature of this function. */
export function isAwaitedOf(duties: readonly DutyRow[], role: SignatoryRole): boolean {
  return duties.some(
    ({ kind, signatory, state }) => kind === 'coSign' && signatory === role && state === 'open',
  );
}
