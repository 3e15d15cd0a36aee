import type { DayWords } from '../../domain/calendar/day-words.ts';
import type { TimeSpan } from '../../domain/calendar/due-words.ts';
import type { Language } from './translate.ts';

type Names = {
  /** From Monday. */
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  readonly near: Readonly<Record<NonNullable<DayWords['near']>, string>>;
  /** One of it, and several. */
  readonly spans: Readonly<Record<TimeSpan['unit'], readonly [string, string]>>;
  readonly underAMinute: string;
  readonly clock: (time: string) => string;
  readonly within: (span: string) => string;
  readonly late: (span: string) => string;
  readonly by: (moment: string) => string;
  readonly wasDue: (moment: string) => string;
  readonly shown: (moment: string) => string;
  /** The age of a person. */
  readonly age: (years: number) => string;
};

const sv: Names = {
  weekdays: ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'],
  months: [
    'januari',
    'februari',
    'mars',
    'april',
    'maj',
    'juni',
    'juli',
    'augusti',
    'september',
    'oktober',
    'november',
    'december',
  ],
  near: { yesterday: 'i går', today: 'i dag', tomorrow: 'i morgon' },
  spans: { minutes: ['minut', 'minuter'], hours: ['timme', 'timmar'], days: ['dag', 'dagar'] },
  underAMinute: 'mindre än en minut',
  clock: (time) => `kl. ${time.replace(':', '.')}`,
  within: (span) => `om ${span}`,
  late: (span) => `${span} försenad`,
  by: (moment) => `senast ${moment}`,
  wasDue: (moment) => `skulle ha varit klar ${moment}`,
  shown: (moment) => `Visat ${moment}`,
  age: (years) => `${years} år`,
};

const en: Names = {
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  near: { yesterday: 'yesterday', today: 'today', tomorrow: 'tomorrow' },
  spans: { minutes: ['minute', 'minutes'], hours: ['hour', 'hours'], days: ['day', 'days'] },
  underAMinute: 'less than a minute',
  clock: (time) => `at ${time}`,
  within: (span) => `in ${span}`,
  late: (span) => `${span} late`,
  by: (moment) => `no later than ${moment}`,
  wasDue: (moment) => `should have been done by ${moment}`,
  shown: (moment) => `Shown ${moment}`,
  age: (years) => `${years} ${years === 1 ? 'year' : 'years'} old`,
};

/** The names of days, months and spans, and how a language puts them together. */
export const timeNames: Readonly<Record<Language, Names>> = { sv, en };
