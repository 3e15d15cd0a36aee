import type { ContactContext } from '../../domain/intake/contact-lock.ts';
import { agreedToTell, type RecordedConsent } from '../../domain/meetings/consent.ts';
import { isContactProtected } from '../../domain/report/protected-contact.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';

/** What it depends on whom one may be in touch with because of a report. */
export function contactContext(
  report: ReportRow,
  consents: readonly RecordedConsent[],
): ContactContext {
  return {
    status: report.status,
    investigationOpened: report.concludedAs === 'open',
    protectedContact: isContactProtected(report),
    coSigners: report.askedRoles.length > 0,
    schoolConsented: agreedToTell(consents, ['school']),
    elsewhere: report.elsewhere !== null,
  };
}
