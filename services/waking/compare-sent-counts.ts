import { addDays, atLocalTime, type Instant } from '../../domain/calendar/time.ts';
import {
  noteCompared,
  sentCountsToCompare,
  submissionsOf,
} from '../../database/people/sent-count-store.ts';
import type { Deps } from '../acting/deps.ts';
import { findDifference } from '../house/find-difference.ts';

/**
 * Compares what systems say that they sent with what was received of them. Where the two are not the
 * same, the house has to explain it, once for each count.
 */
export async function compareSentCounts(deps: Deps, now: Instant): Promise<void> {
  for (const count of await sentCountsToCompare(deps.db)) {
    const { id: about, clientId, municipalityId, organisationId, day, sent } = count;
    const [from, to] = [atLocalTime(day, '00:00'), atLocalTime(addDays(day, 1), '00:00')];
    const received = await submissionsOf(deps.db, { clientId, from, to });
    if (received !== sent) {
      const sender = deps.directory.organisation(organisationId).name;
      const secret = {
        day,
        sender,
        counts: { statedBySender: sent, submissionsReceived: received },
      };
      const found = { outcome: 'clientCount', about, secret } as const;
      await findDifference(deps, { municipalityId, now }, found, (known) => known.about === about);
    }
    await noteCompared(deps.db, count);
  }
}
