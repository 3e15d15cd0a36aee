import type { LocalDate } from './time.ts';

export const termNames = ['spring', 'autumn'] as const;

/** A term of the school year, with its first and last day. */
export type SchoolTerm = {
  readonly name: (typeof termNames)[number];
  readonly year: number;
  readonly first: LocalDate;
  readonly last: LocalDate;
};

/**
 * The term (termin) that a date lies in. The law bounds none by days, so that every day of the year
 * belongs to one: spring is the first half of the year, autumn the second.
 */
export function termOf(date: LocalDate): SchoolTerm {
  const year = Number(date.slice(0, 4));
  return date.slice(5, 7) <= '06'
    ? {
        name: 'spring',
        year,
        first: `${date.slice(0, 4)}-01-01`,
        last: `${date.slice(0, 4)}-06-30`,
      }
    : {
        name: 'autumn',
        year,
        first: `${date.slice(0, 4)}-07-01`,
        last: `${date.slice(0, 4)}-12-31`,
      };
}
