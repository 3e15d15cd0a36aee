import { Conflict } from '../../domain/errors.ts';
import type { SignatoryRole } from '../../domain/access/roles.ts';
import type { AgencyKind } from '../../domain/report/report-content.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import {
  actOnReport,
  settingsOf,
  type ReportDone,
  type ReportFile,
} from '../reports/report-stream.ts';

/** @throws Conflict `signature-settled`, `not-required` */
const refuseNeedless = async (file: ReportFile, role: SignatoryRole): Promise<void> => {
  const { askedRoles, agencyKind } = file.row;
  const answers = await file.facts({ kinds: ['signatureRecorded'] });
  if (askedRoles.includes(role) || answers.some((answer) => answer.role === role)) {
    throw new Conflict('signature-settled');
  }
  const { signatories } = settingsOf(file.acting.deps, file.row);
  const required = signatories[agencyKind as AgencyKind] ?? [];
  if (!required.includes(role)) throw new Conflict('not-required');
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
