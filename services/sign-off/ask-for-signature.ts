import { Conflict } from '../../domain/errors.ts';
import type { SignatoryRole } from '../../domain/access/roles.ts';
import type { AgencyKind } from '../../domain/report/report-content.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import {
  actOnReport,
  settingsOf,
  type ReportDone,
  type ReportFile,
} from '../reports/report-stream.ts';

/** The functions that are required to sign a report like this one. */
const requiredFor = (deps: Deps, row: ReportRow): readonly SignatoryRole[] =>
  settingsOf(deps, row).signatories[row.agencyKind as AgencyKind] ?? [];

const isSettled = (
  { askedRoles }: ReportRow,
  role: SignatoryRole,
  answers: readonly { readonly role: string | null }[],
): boolean => askedRoles.includes(role) || answers.some((answer) => answer.role === role);

/**
 * The functions that the author may still let sign.
 *
 * @param answers the signatures that count
 */
export function mayBeAsked(
  deps: Deps,
  row: ReportRow,
  answers: readonly { readonly role: string | null }[],
): readonly SignatoryRole[] {
  return requiredFor(deps, row).filter((role) => !isSettled(row, role, answers));
}

/** @throws Conflict `signature-settled`, `not-required` */
const refuseNeedless = async (file: ReportFile, role: SignatoryRole): Promise<void> => {
  const answers = await file.facts({ kinds: ['signatureRecorded'] });
  if (isSettled(file.row, role, answers)) throw new Conflict('signature-settled');
  if (!requiredFor(file.acting.deps, file.row).includes(role)) throw new Conflict('not-required');
};

/**
 * Records that the author lets a function sign that was not asked as the report was sent: a school
 * nurse lets the others read her report only when she says so (25 kap. 1 § OSL). Whom she has left out
 * for secrecy stays left out, which is an answer (routine §2).
 *
 * @throws NotFound, Forbidden; Conflict `signature-settled`, `not-required`
 */
export function askForSignature(
  deps: Deps,
  call: Call,
  reportId: string,
  { role }: { readonly role: SignatoryRole },
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'signatureAsked' }, async (file) => {
    await refuseNeedless(file, role);
    return file.record('signatureAsked', { role });
  });
}
