import { isOfficeTime, nextOpening, type OfficeHours } from '../../domain/calendar/office-hours.ts';
import { localDate, type Instant } from '../../domain/calendar/time.ts';
import type { OutOfHours } from '../../domain/settings/settings.ts';
import type { Deps } from '../acting/deps.ts';

/** How a municipality's social services are reached. It is public, so that nobody has to log in for it. */
export type Contact = {
  readonly municipality: string;
  /** Null where the municipality has given none. */
  readonly phone: string | null;
  readonly officeHours: OfficeHours;
  readonly open: boolean;
  /** When somebody answers next; now, while it is open. */
  readonly opensAt: Instant;
  readonly outOfHours: OutOfHours;
};

/** @param at the instant for which it is said who answers */
export function contactOf(
  { directory }: Pick<Deps, 'directory'>,
  municipalityId: string,
  at: Instant,
): Contact {
  const { phone, officeHours, outOfHours } = directory.settingsInForce(
    municipalityId,
    localDate(at),
  );
  return {
    municipality: directory.municipality(municipalityId).name,
    phone,
    officeHours,
    open: isOfficeTime(officeHours, at),
    opensAt: nextOpening(officeHours, at),
    outOfHours,
  };
}
