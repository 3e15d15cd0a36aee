import { termOf } from '../calendar/school-term.ts';
import { addDays, type LocalDate } from '../calendar/time.ts';
import type { CooperationForm } from '../settings/cooperation-forms.ts';
import { childAt } from './child-at.ts';
import { placeInRange, type PlaceInRange } from './fitting.ts';

/**
 * The term in which a form that goes on is followed up next: the one after the term it was followed
 * up for, or where that is over already, the term of the day.
 *
 * @param followed the last day of the term that it was followed up for
 * @returns a day in that term
 */
export function nextFollowedDay(followed: LocalDate, on: LocalDate): LocalDate {
  const next = addDays(followed, 1);
  return next > on ? next : on;
}

/** The last day of the term in which a date lies. */
export function lastOfTerm(date: LocalDate): LocalDate {
  return termOf(date).last;
}

/**
 * Whether a child is still in the range of its form as a term begins in which it would go on. One
 * that has outgrown it is handed on or ends; nobody is kept in a form that is for others.
 */
export function placeOn(
  form: Pick<CooperationForm, 'from' | 'to'>,
  child: Parameters<typeof childAt>[0],
  date: LocalDate,
): PlaceInRange {
  return placeInRange(form, childAt(child, date));
}
