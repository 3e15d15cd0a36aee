import { lastMoment, momentWords, weekdayNumber } from '../../domain/calendar/day-words.ts';
import type { DayWords, MomentWords } from '../../domain/calendar/day-words.ts';
import type { DueWords, TimeSpan } from '../../domain/calendar/due-words.ts';
import type { Instant, LocalDate, LocalTime } from '../../domain/calendar/time.ts';
import { timeNames } from './time-names.ts';
import type { Language } from './translate.ts';

/** `måndag 23 november` */
function dateText(date: LocalDate, language: Language): string {
  const { weekdays, months } = timeNames[language];
  const weekday = weekdays[weekdayNumber(date) - 1];
  return `${weekday} ${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]}`;
}

/** `måndag 23 november 2026`, for what is read on its own or much later. */
export function fullDateText(date: LocalDate, language: Language): string {
  return `${dateText(date, language)} ${Number(date.slice(0, 4))}`;
}

/** `kl. 09.05` */
export function clockText(clock: LocalTime, language: Language): string {
  return timeNames[language].clock(clock);
}

/** The time of day in Stockholm: `kl. 09.05`. */
export function timeText(at: Instant, language: Language): string {
  return clockText(momentWords(at, at).clock ?? '00:00', language);
}

/** `i dag`, `i går`, `i morgon, tisdag 24 november`, `fredag 20 november`, with the year in another. */
export function dayText({ date, near, withYear }: DayWords, language: Language): string {
  const withDate = withYear ? fullDateText(date, language) : dateText(date, language);
  if (near === null) return withDate;
  const name = timeNames[language].near[near];
  return near === 'tomorrow' ? `${name}, ${withDate}` : name;
}

/** `i dag kl. 09.31`, `fredag 20 november kl. 23.58`, or the day alone. */
export function momentText({ day, clock }: MomentWords, language: Language): string {
  const said = dayText(day, language);
  return clock === null ? said : `${said} ${clockText(clock, language)}`;
}

/** The moment by its date, also where it is near. */
function dated({ day, clock }: MomentWords): MomentWords {
  return { day: { ...day, near: null }, clock };
}

/** `måndag 23 november kl. 09.31`, by its date also where it is near; with the year in another. */
export function dateTimeText(
  at: Instant,
  { now, language }: { readonly now: Instant; readonly language: Language },
): string {
  return momentText(dated(momentWords(at, now)), language);
}

/** Until when something lasts, by the date: `fredag 18 december` where the day is the whole of it. */
export function untilText(
  at: Instant,
  { now, language }: { readonly now: Instant; readonly language: Language },
): string {
  return momentText(dated(lastMoment(at, now)), language);
}

/** `20 minuter`, `1 dag`, `mindre än en minut` */
function spanText({ unit, count }: TimeSpan, language: Language): string {
  const { spans, underAMinute } = timeNames[language];
  if (count < 1) return underAMinute;
  const [one, more] = spans[unit];
  return `${count} ${count === 1 ? one : more}`;
}

/** `1 dag försenad` */
export function lateText(by: TimeSpan, language: Language): string {
  return timeNames[language].late(spanText(by, language));
}

/** `skulle ha varit klar lördag 21 november` */
export function wasDueText(last: MomentWords, language: Language): string {
  return timeNames[language].wasDue(momentText(dated(last), language));
}

/**
 * By when: `senast i dag kl. 09.46, om 4 minuter`, `senast torsdag 3 december, om 10 dagar`, `20 minuter
 * försenad`, `1 dag försenad, skulle ha varit klar söndag 22 november`.
 */
export function dueText(words: DueWords, language: Language): string {
  const { by, within } = timeNames[language];
  if (words.is === 'late') {
    const late = lateText(words.by, language);
    const today = words.last.day.near === 'today';
    return today ? late : `${late}, ${wasDueText(words.last, language)}`;
  }
  const last = by(momentText(words.last, language));
  return words.left === null ? last : `${last}, ${within(spanText(words.left, language))}`;
}

/** `Visat måndag 23 november kl. 09.42`, the stamp of a page with times in it. */
export function shownText(now: Instant, language: Language): string {
  return timeNames[language].shown(momentText(dated(momentWords(now, now)), language));
}

/** `8 år` */
export function ageText(years: number, language: Language): string {
  return timeNames[language].age(years);
}

/** The same text at the beginning of a sentence. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
