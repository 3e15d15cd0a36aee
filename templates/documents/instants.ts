import type { Language } from '../messages/translate.ts';

const locales: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' };
const timeZone = 'Europe/Stockholm';

type Form = 'day' | 'dayAndTime' | 'weekdayAndTime';
const forms: Readonly<Record<Form, Intl.DateTimeFormatOptions>> = {
  day: { dateStyle: 'long' },
  dayAndTime: { dateStyle: 'long', timeStyle: 'short' },
  weekdayAndTime: { dateStyle: 'full', timeStyle: 'short' },
};

/** Kept, because making one takes longer than drawing a line. */
const writers = new Map<string, Intl.DateTimeFormat>();

const writerOf = (language: Language, form: Form): Intl.DateTimeFormat => {
  const name = `${language} ${form}`;
  const known = writers.get(name);
  if (known) return known;
  const writer = new Intl.DateTimeFormat(locales[language], { ...forms[form], timeZone });
  writers.set(name, writer);
  return writer;
};

const write = (instant: string, language: Language, form: Form): string =>
  writerOf(language, form).format(new Date(instant));

/** Swedish local day of an ISO instant, as `23 november 2026`. @throws RangeError */
export function day(instant: string, language: Language): string {
  return write(instant, language, 'day');
}

/** Swedish local day and time, as `23 november 2026 kl. 07:42`. @throws RangeError */
export function dayAndTime(instant: string, language: Language): string {
  return write(instant, language, 'dayAndTime');
}

/** The same with the day of the week first. @throws RangeError */
export function weekdayAndTime(instant: string, language: Language): string {
  return write(instant, language, 'weekdayAndTime');
}

const isoInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** What a reporter stated about a time: local time when it is an instant, otherwise their own words. */
export function statedTime(stated: string, language: Language): string {
  return isoInstant.test(stated) && !Number.isNaN(Date.parse(stated))
    ? dayAndTime(stated, language)
    : stated;
}
