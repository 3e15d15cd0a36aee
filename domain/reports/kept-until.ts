import { addDays, endOfDay, localDate, type Instant } from '../calendar/time.ts';

/** A draft rests this long after it was last saved, counted in days of the calendar. */
const daysOfDraft = 30;

/** Until when a draft is kept that is saved at this instant: the end of the thirtieth day. */
export function draftKeptUntil(savedAt: Instant): Instant {
  return endOfDay(addDays(localDate(savedAt), daysOfDraft));
}
