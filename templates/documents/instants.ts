import type { Language } from '../messages/translate.ts';

const locales: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' };
const timeZone = 'Europe/Stockholm';

const write = (instant: string, language: Language, parts: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locales[language], { ...parts, timeZone }).format(new Date(instant));

/** Swedish local day of an ISO instant, as `23 november 2026`. @throws RangeError */
export function day(instant: string, language: Language): string {
  return write(instant, language, { dateStyle: 'long' });
}

/** Swedish local day and time, as `23 november 2026 kl. 07:42`. @throws RangeError */
export function dayAndTime(instant: string, language: Language): string {
  return write(instant, language, { dateStyle: 'long', timeStyle: 'short' });
}

/** The same with the day of the week first. @throws RangeError */
export function weekdayAndTime(instant: string, language: Language): string {
  return write(instant, language, { dateStyle: 'full', timeStyle: 'short' });
}

const isoInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** What a reporter stated about a time: local time when it is an instant, otherwise their own words. */
export function statedTime(stated: string, language: Language): string {
  return isoInstant.test(stated) && !Number.isNaN(Date.parse(stated))
    ? dayAndTime(stated, language)
    : stated;
}
