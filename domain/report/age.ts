import type { StatedChild, StatedIdentity } from './report-content.ts';
import { localDate, type Instant, type LocalDate } from '../calendar/time.ts';

type Born = Pick<StatedChild, 'birthDate' | 'identity' | 'unborn'>;

const possibleDate = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/**
 * The year of birth in four digits. Ten digits leave the century open, and people write ten as
 * often as twelve: it is the latest year that is not in the future, or a hundred years earlier with
 * a `+`.
 */
const birthYear = (value: string, digits: string, today: LocalDate): string => {
  if (digits.length === 12) return digits.slice(0, 4);
  const thisCentury = Number(`${today.slice(0, 2)}${digits.slice(0, 2)}`);
  const latest = thisCentury > Number(today.slice(0, 4)) ? thisCentury - 100 : thisCentury;
  return String(value.includes('+') ? latest - 100 : latest);
};

/**
 * The birth date that a number holds, or an empty text: only personnummer and samordningsnummer
 * (where the day is raised by 60) hold one.
 */
const dateInNumber = ({ kind, value }: StatedIdentity, today: LocalDate): string => {
  const digits = value.replace(/\D/g, '');
  const tells = kind === 'personnummer' || kind === 'samordningsnummer';
  if (!tells || (digits.length !== 10 && digits.length !== 12)) return '';
  const day = Number(digits.slice(-6, -4));
  const born = String(day > 60 ? day - 60 : day).padStart(2, '0');
  return `${birthYear(value, digits, today)}-${digits.slice(-8, -6)}-${born}`;
};

/** The birth date as stated, else as the number tells; null when neither can be a date. */
const birthDateOf = ({ birthDate, identity, unborn }: Born, today: LocalDate): string | null => {
  if (unborn) return null;
  const stated = [birthDate ?? '', identity ? dateInNumber(identity, today) : ''];
  return stated.find((date) => possibleDate.test(date)) ?? null;
};

/** The day of birth as far as the report tells it; null for an unborn child. */
export function bornOn(child: Born, at: Instant): LocalDate | null {
  return birthDateOf(child, localDate(at));
}

/**
 * The day of the year on which a year is full, as `mm-dd`: whoever was born on the 29th of February
 * has hers on the 28th where there is no 29th (1 § lagen (1930:173): the month's last day).
 */
const birthdayIn = (year: number, born: LocalDate): string => {
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return born.endsWith('02-29') && !isLeap ? '02-28' : born.slice(5);
};

/** Whole years on the local date of the instant; null when nothing stated tells. */
export function ageAt(child: Born, at: Instant): number | null {
  const today = localDate(at);
  const born = birthDateOf(child, today);
  if (!born) return null;
  const year = Number(today.slice(0, 4));
  const years = year - Number(born.slice(0, 4));
  return today.slice(5) < birthdayIn(year, born) ? years - 1 : years;
}

/** 18 or over (3 kap. 1 § SoL); unknown age counts as a child. */
export function isAdultAt(child: Born, at: Instant): boolean {
  return (ageAt(child, at) ?? 0) >= 18;
}

/**
 * From 15 the young person consents for herself (3 kap. 4 § SoL); unknown age counts as under 15.
 */
export function consentsPersonallyAt(child: Born, at: Instant): boolean {
  return (ageAt(child, at) ?? 0) >= 15;
}
