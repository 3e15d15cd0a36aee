import { addDays, endOfDay, type LocalDate } from '../../domain/calendar/time.ts';
import type { EventFilter } from '../../database/trail/trail-store.ts';

/** The first and the last day, in Europe/Stockholm, of what is asked for. */
export type Days = { readonly from?: LocalDate | undefined; readonly to?: LocalDate | undefined };

/** @throws RangeError when there is no such day */
export function instantsOf({ from, to }: Days): Pick<EventFilter, 'from' | 'until'> {
  return {
    ...(from && { from: endOfDay(addDays(from, -1)) }),
    ...(to && { until: endOfDay(to) }),
  };
}
