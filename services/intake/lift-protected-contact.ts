import { isCloseViolence } from '../../domain/intake/violence.ts';
import { isContactProtected } from '../../domain/report/protected-contact.ts';
import type { AgencyKind } from '../../domain/report/report-content.ts';
import { hasReportingDuty } from '../../domain/report/reporting-duty.ts';
import { Conflict } from '../../domain/errors.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnReport, type ReportDone, type ReportFile } from '../reports/report-stream.ts';

/** A meeting is owed by the assessment, which protected contact alone had kept from owing one. */
const owesMeeting = async ({ row, facts }: ReportFile): Promise<boolean> => {
  if (!hasReportingDuty(row.agencyKind as AgencyKind)) return false;
  const [assessed] = await facts({ kinds: ['protectionAssessed'] });
  return assessed !== undefined && !isCloseViolence(assessed.secret.violence);
};

/**
 * Turns protected contact off (routine §1.5): the guardians may be told from now on, and met where
 * the assessment allows it. The sender is shown what she sent, and no trace of this.
 *
 * @throws Conflict `not-protected` where it is not on
 */
export function liftProtectedContact(
  deps: Deps,
  call: Call,
  reportId: string,
  { reason }: { readonly reason: string },
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'protectedContactLifted' }, async (file) => {
    if (!isContactProtected(file.row)) throw new Conflict('not-protected');
    const outcome = (await owesMeeting(file)) ? 'meetingOwed' : 'noMeetingOwed';
    return file.record('protectedContactLifted', { outcome, secret: { reason } });
  });
}
