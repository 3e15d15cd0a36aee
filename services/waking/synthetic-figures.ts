import { addMinutes, epochMilliseconds, type Instant } from '../../domain/calendar/time.ts';
import type { Db } from '../../database/connection.ts';
import { syntheticOfLate } from '../../database/waking/synthetic-store.ts';

/** How far back artificial reports are looked for: what is older is no news. */
const lookBackMinutes = 8 * 24 * 60;
/** A day, and what two artificial reports may lie apart besides. */
const latelyMinutes = 26 * 60;

export function someDaysBefore(now: Instant): Instant {
  return addMinutes(now, -lookBackMinutes);
}

export type SyntheticFigures = {
  /** Chains that came to a stop in the last 26 hours. */
  readonly stopped: number;
  /**
   * When the newest notice was delivered, in seconds since 1970, in the municipality where that is
   * longest ago; undefined before any was sent.
   */
  readonly deliveredSeconds: number | undefined;
};

/** How the artificial reports of the last days have fared. */
export async function syntheticFigures(db: Db, now: Instant): Promise<SyntheticFigures> {
  const lately = addMinutes(now, -latelyMinutes);
  const { deliveredAt, stopped } = await syntheticOfLate(db, {
    since: someDaysBefore(now),
    lately,
  });
  return {
    stopped,
    deliveredSeconds: deliveredAt === null ? undefined : epochMilliseconds(deliveredAt) / 1_000,
  };
}
