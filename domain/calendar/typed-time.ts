import type { LocalTime } from './time.ts';

const forms: readonly RegExp[] = [
  /^(?<hour>\d{1,2})[.:](?<minute>\d\d)$/,
  /^(?<hour>\d\d)(?<minute>\d\d)$/,
  /^(?<hour>\d{1,2})$/,
];

/**
 * The time that somebody typed, by a clock of 24 hours: `9.05`, `09:05`, `0905`, `9`, `kl. 9`. Undefined
 * for anything else and for a time that no clock shows.
 */
export function typedTime(text: string): LocalTime | undefined {
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/^(?:kl\.?|at) ?/, '');
  for (const form of forms) {
    const { hour, minute = '00' } = form.exec(typed)?.groups ?? {};
    if (hour !== undefined) {
      return Number(hour) < 24 && Number(minute) < 60
        ? `${hour.padStart(2, '0')}:${minute}`
        : undefined;
    }
  }
  return undefined;
}
