import {
  addDays,
  addMinutes,
  atLocalTime,
  compareInstants,
  type Instant,
  type LocalDate,
} from '../../domain/calendar/time.ts';
import { haveFallen, weeksBefore } from '../../domain/waking/fallen-reports.ts';
import { reportsOfLate, type SenderOfLate } from '../../database/waking/figures-store.ts';
import type { Db } from '../../database/connection.ts';
import type { Deps } from '../acting/deps.ts';
import { findDifference } from '../house/find-difference.ts';

/** The senders whose reports have fallen in the seven days up to this one. */
export async function fallenSenders(db: Db, through: LocalDate): Promise<readonly SenderOfLate[]> {
  const since = atLocalTime(addDays(through, -7 * (weeksBefore + 1)), '00:00');
  return (await reportsOfLate(db, { through, weeksBefore, since })).filter(haveFallen);
}

const weekInMinutes = 7 * 24 * 60;

/**
 * Has it explained by the house when a sender sends far fewer reports than usual. A fall is told once
 * a week while it lasts.
 *
 * @param of the last day (Europe/Stockholm) that was compared, and the instant of the look
 */
export async function watchVolume(
  deps: Deps,
  { through, now }: { readonly through: LocalDate; readonly now: Instant },
): Promise<void> {
  for (const {
    municipalityId,
    senderOrganisationId: about,
    lastWeek,
    before,
  } of await fallenSenders(deps.db, through)) {
    const sender = deps.directory.organisation(about).name;
    const secret = { through, sender, lastWeek, before, weeksBefore };
    await findDifference(
      deps,
      { municipalityId, now },
      { outcome: 'fewerReports', about, secret },
      (known) =>
        known.outcome === 'fewerReports' &&
        known.about === about &&
        compareInstants(addMinutes(now, -weekInMinutes), known.occurredAt) < 0,
    );
  }
}
