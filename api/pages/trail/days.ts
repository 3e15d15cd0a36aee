import type { ComponentProps } from 'preact';
import { z } from 'zod';
import {
  isLocalDate,
  localDate,
  type Instant,
  type LocalDate,
} from '../../../domain/calendar/time.ts';
import { typedDate } from '../../../domain/calendar/typed-date.ts';
import type { DateField } from '../../../templates/components/date-field.tsx';
import type { FieldProblem } from '../../../templates/components/field-problem.ts';
import type { TrailText } from '../../../templates/messages/pages/trail.ts';
import { fullDateText } from '../../../templates/messages/time-words.ts';
import type { Language } from '../../../templates/messages/texts.ts';

/** In an address, in the place of a day that could not be read: what was typed stands in none. */
const unread = 'fel';
const names = ['fran', 'till'] as const;
type Name = (typeof names)[number];
const labels = { fran: 'from', till: 'to' } as const;

const day = z.string().optional().catch(undefined);
/** The first and the last day in an address. */
export const daysQuery = { fran: day, till: day };
type DaysQuery = { readonly [Each in Name]?: string | undefined };

const inFull = (typed: string | undefined, today: LocalDate): string | undefined => {
  const words = typed?.trim();
  if (!words) return undefined;
  return typedDate(words, today, 'past') ?? unread;
};

/** The days as they were typed, each in full; undefined where they are so already. */
export function daysInFull<Query extends DaysQuery>(query: Query, at: Instant): Query | undefined {
  const today = localDate(at);
  const full = { fran: inFull(query.fran, today), till: inFull(query.till, today) };
  const isFull = names.every((name) => !query[name] || query[name] === full[name]);
  return isFull ? undefined : { ...query, ...full };
}

const dayOf = (stated: string | undefined): LocalDate | undefined =>
  stated && isLocalDate(stated) ? stated : undefined;

/** What the services are asked for. */
export function daysAsked({ fran, till }: DaysQuery): {
  readonly from: LocalDate | undefined;
  readonly to: LocalDate | undefined;
} {
  return { from: dayOf(fran), to: dayOf(till) };
}

const problemAt = (t: TrailText, query: DaysQuery, name: Name): string | undefined =>
  query[name] === unread ? t('day.wrong', { label: t(labels[name]) }) : undefined;

/** What is to be done about the days of an address. */
export function dayProblems(t: TrailText, query: DaysQuery): readonly FieldProblem[] {
  return names.flatMap((field) => {
    const text = problemAt(t, query, field);
    return text === undefined ? [] : [{ field, text }];
  });
}

/** The two fields, filled in as the address has them. */
export function dayFields(
  t: TrailText,
  query: DaysQuery,
  language: Language,
): readonly ComponentProps<typeof DateField>[] {
  return names.map((name) => {
    const date = dayOf(query[name]);
    return {
      name,
      label: t(labels[name]),
      value: date,
      shown: date && fullDateText(date, language),
      problem: problemAt(t, query, name),
    };
  });
}

/** The days in words, for what is shown now. */
export function daysShown(
  t: TrailText,
  days: ReturnType<typeof daysAsked>,
  language: Language,
): readonly string[] {
  const { from, to } = days;
  return [
    ...(from ? [t('shown.from', { day: fullDateText(from, language) })] : []),
    ...(to ? [t('shown.to', { day: fullDateText(to, language) })] : []),
  ];
}
