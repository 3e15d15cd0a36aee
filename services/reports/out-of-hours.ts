import { isOfficeTime } from '../../domain/calendar/office-hours.ts';
import { localDate } from '../../domain/calendar/time.ts';
import type { OutOfHours } from '../../domain/settings/settings.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';

/** Who is to be called outside office hours, at which number, and whether that is so now. */
export type OutOfHoursView = OutOfHours & { readonly now: boolean };

/** By the municipality's rule of today, since it says whom to call and not what a report is owed. */
export function outOfHoursNow(
  { directory }: Deps,
  { at }: Call,
  municipalityId: string,
): OutOfHoursView {
  const { outOfHours, officeHours } = directory.settingsInForce(municipalityId, localDate(at));
  return { ...outOfHours, now: !isOfficeTime(officeHours, at) };
}
