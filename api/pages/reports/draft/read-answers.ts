import type { Instant } from '../../../../domain/calendar/time.ts';
import { localDate } from '../../../../domain/calendar/time.ts';
import { typedDate } from '../../../../domain/calendar/typed-date.ts';
import type { StatedIdentity, ThreeWay } from '../../../../domain/report/report-content.ts';
import { threeWay } from '../../../../domain/report/report-content.ts';
import { typedIdentity } from '../../../../domain/report/typed-identity.ts';
import { tickedIn, wordsIn, type TypedFields } from '../../../kit/typed-fields.ts';

const dontKnow = /^(?:(?:jag )?vet inte|(?:i )?(?:don[’']t|do not) know)[.!]?$/i;

/** What was typed, as the report states it: typed *vet inte* is the answer, nothing is no answer. */
export function statedWords(fields: TypedFields, name: string): string | null {
  const words = wordsIn(fields, name);
  if (words === undefined) return null;
  return dontKnow.test(words) ? 'unknown' : words;
}

export function statedAnswer(fields: TypedFields, name: string): ThreeWay {
  return oneOf(threeWay, fields[name]) ?? 'notAnswered';
}

/** The value if the list has it: nobody but a hand that forges a form sends another. */
export function oneOf<T extends string>(
  values: readonly T[],
  typed: string | undefined,
): T | undefined {
  return values.find((value) => value === typed);
}

/** The boxes of this name that are ticked and that there are. */
export function ticked<T extends string>(
  values: readonly T[],
  fields: TypedFields,
  name: string,
): readonly T[] {
  const sent = tickedIn(fields, name);
  return values.filter((value) => sent.includes(value));
}

/** A day that has been, as `2026-11-17`; what cannot be read as one stays as it was typed. */
export function statedDay(fields: TypedFields, name: string, at: Instant): string | null {
  const words = statedWords(fields, name);
  if (words === null || words === 'unknown') return words;
  return typedDate(words, localDate(at), 'past') ?? words;
}

/** The day that a child is expected, which lies ahead. */
export function expectedDay(fields: TypedFields, name: string, at: Instant): string | null {
  const words = statedWords(fields, name);
  if (words === null || words === 'unknown') return words;
  return typedDate(words, localDate(at), 'future') ?? words;
}

export function statedIdentity(fields: TypedFields, name: string): StatedIdentity | null {
  const words = wordsIn(fields, name);
  return words === undefined ? null : typedIdentity(words);
}

/**
 * Whether somebody has typed or chosen anything in a row.
 *
 * @param beforehand what is chosen in every row before anybody has, and tells of nothing
 */
export function isAnswered(row: TypedFields, beforehand: readonly string[] = []): boolean {
  const silent = ['row', ...beforehand];
  return Object.entries(row).some(([name, text]) => !silent.includes(name) && text.trim() !== '');
}
