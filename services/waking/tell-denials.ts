import { localDate, type Instant } from '../../domain/calendar/time.ts';
import { deniedToTell, noteTold } from '../../database/reports/asserted-author-store.ts';
import type { Deps } from '../acting/deps.ts';
import { findDifference } from '../house/find-difference.ts';

/**
 * Has the house explain each report that somebody has denied to have sent: a system has sent it in her
 * name, by mistake or by somebody who had no right to.
 *
 * @returns how many were denied since the last time
 */
export async function tellDenials(deps: Deps, now: Instant): Promise<number> {
  const denied = await deniedToTell(deps.db);
  for (const report of denied) {
    const { reportId: about, municipalityId, senderOrganisationId, reference, receivedAt } = report;
    const sender = senderOrganisationId && deps.directory.organisation(senderOrganisationId).name;
    const secret = { day: localDate(receivedAt), sender: sender ?? '', reference };
    const found = { outcome: 'deniedAuthor', about, secret } as const;
    await findDifference(deps, { municipalityId, now }, found, (known) => known.about === about);
    await noteTold(deps.db, report);
  }
  return denied.length;
}
