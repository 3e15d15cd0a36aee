import type { ReportResource } from '../../domain/access/permissions.ts';
import { compareInstants, type Instant } from '../../domain/calendar/time.ts';
import type { DutyRow } from '../../database/duties/duty-store.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';

/** By the clock, so that a sleeping engine keeps no deputy from signing. */
const firstRungHasCome = ({ nextRung, nextRungAt }: DutyRow, at: Instant): boolean =>
  nextRung !== 1 || (nextRungAt !== null && compareInstants(nextRungAt, at) <= 0);

/**
 * A report as the permission table sees it. A deputy is asked once the signatory's first rung has
 * come, which the sender's own duties tell; whoever does not see those asks nothing of them.
 */
export function reportResource(
  report: ReportRow,
  duties: readonly DutyRow[],
  at: Instant,
): ReportResource {
  return {
    is: 'report',
    municipalityId: report.municipalityId,
    senderOrganisationId: report.senderOrganisationId,
    senderUnitId: report.senderUnitId,
    authorPersonId: report.authorPersonId,
    authorClientId: report.authorClientId,
    ownerPersonId: report.ownerPersonId,
    asked: report.askedRoles.map((role) => ({
      role,
      deputyToo: duties.some(
        (duty) => duty.kind === 'coSign' && duty.signatory === role && firstRungHasCome(duty, at),
      ),
    })),
  };
}
