import { typedDate, type Leaning } from '../../domain/calendar/typed-date.ts';
import { typedTime } from '../../domain/calendar/typed-time.ts';
import { atLocalTime, localDate, type Instant } from '../../domain/calendar/time.ts';
import { wordsIn, type TypedFields } from './typed-fields.ts';

type At = { readonly at: Instant; readonly leaning: Leaning };

/** The day that was typed; as it was typed when it cannot be read, for the schema to refuse. */
export function dayIn(fields: TypedFields, name: string, { at, leaning }: At): string | undefined {
  const words = wordsIn(fields, name);
  return words && (typedDate(words, localDate(at), leaning) ?? words);
}

/**
 * The moment of a typed day and time, in Stockholm: `name` is the field of the day, `name.time` that
 * of the time. What cannot be read is handed on as it was typed.
 */
export function momentIn(fields: TypedFields, name: string, of: At): string | undefined {
  const [day, time] = [wordsIn(fields, name), wordsIn(fields, `${name}.time`)];
  if (day === undefined || time === undefined) return day ?? time;
  const [date, clock] = [typedDate(day, localDate(of.at), of.leaning), typedTime(time)];
  return date && clock ? atLocalTime(date, clock) : `${day} ${time}`;
}

/** Words that may be missing, as the API has them: null when nothing was typed. */
export function wordsOrNull(fields: TypedFields, name: string): string | null {
  return wordsIn(fields, name) ?? null;
}
