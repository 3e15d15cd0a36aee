import { ageAt } from '../report/age.ts';
import { termOf } from '../calendar/school-term.ts';
import { atLocalTime, type LocalDate } from '../calendar/time.ts';

/** What is known of the child that a form's range is held against; null is not known. */
export type ChildAt = { readonly age: number | null; readonly schoolYear: number | null };

/** The year at school as somebody has stated it, and on which day that was so. */
export type StatedSchoolYear = { readonly year: number; readonly on: LocalDate };

/** The school year begins with the autumn term. */
const startOf = (date: LocalDate): number => {
  const { name, year } = termOf(date);
  return name === 'autumn' ? year : year - 1;
};

/**
 * The year at school on a later day, one more with each first of July. How long a child stays at
 * preschool its year does not tell, and whoever has left gymnasium is in none that can be counted.
 */
const schoolYearOn = ({ year, on }: StatedSchoolYear, date: LocalDate): number | null => {
  const passed = startOf(date) - startOf(on);
  if (passed === 0) return year;
  return year < 0 ? null : year + passed;
};

/**
 * The child as it is on a day.
 *
 * @param date local date in Europe/Stockholm
 */
export function childAt(
  stated: {
    readonly birthDate: LocalDate | null;
    readonly schoolYear: StatedSchoolYear | null;
  },
  date: LocalDate,
): ChildAt {
  const { birthDate, schoolYear } = stated;
  return {
    age: ageAt({ birthDate, identity: null, unborn: false }, atLocalTime(date, '12:00')),
    schoolYear: schoolYear && schoolYearOn(schoolYear, date),
  };
}
