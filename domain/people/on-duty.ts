import { isOpen, weekdayOf, type OfficeHours, type Weekday } from '../calendar/office-hours.ts';
import { isWeekday } from '../calendar/swedish-calendar.ts';
import { localDate, type Instant, type LocalDate } from '../calendar/time.ts';

/** The hours that one works on the days of the week; a day that is not named is one's day off. */
export type WeeklyHours = Readonly<Partial<Record<Weekday, OfficeHours>>>;

/**
 * The hours of somebody on a date: her own, or the office's where nothing is said of hers. None on
 * weekends, holidays and the three eves.
 */
export function hoursOn(
  date: LocalDate,
  own: WeeklyHours | null,
  office: OfficeHours,
): OfficeHours | null {
  const day = weekdayOf(date);
  if (!day || !isWeekday(date)) return null;
  return own ? (own[day] ?? null) : office;
}

type Rostered = { readonly hours: WeeklyHours | null; readonly absent: boolean };

/** Whether somebody is on duty at this moment: within her hours, and not away. */
export function isOnDuty({ hours, absent }: Rostered, office: OfficeHours, at: Instant): boolean {
  const today = hoursOn(localDate(at), hours, office);
  return !absent && today !== null && isOpen(today, at);
}
