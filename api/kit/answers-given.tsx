import type { JSX } from 'preact';
import { isLocalDate, localDate } from '../../domain/calendar/time.ts';
import { typedDate } from '../../domain/calendar/typed-date.ts';
import { SummaryList } from '../../templates/components/summary-list.tsx';
import { fullDateText } from '../../templates/messages/time-words.ts';
import type { FieldRow, FieldTable } from './field-table.ts';
import type { Frame } from './frame.ts';
import type { FormState } from './form-state.ts';
import { tickedIn } from './typed-fields.ts';

/** One answer, and the field that it was given to. */
export type Answer = { readonly field: string; readonly value: string };

type Of<Key extends string> = {
  readonly frame: Frame;
  readonly t: (key: Key) => string;
  readonly form: FormState;
  readonly table: FieldTable<Key>;
  /** What an answer is called that the table does not name. Default: as it was typed. */
  readonly named?: (answer: Answer) => string | undefined;
};

/** A typed day is said back with its day of the week, so that a slip is seen. */
const dayText = ({ language, now }: Frame, typed: string): string => {
  const day = typedDate(typed, localDate(now), 'future') ?? '';
  return isLocalDate(day) ? fullDateText(day, language) : typed;
};

const given = <Key extends string>(
  { frame, t, form, named: ownName }: Of<Key>,
  name: string,
  row: FieldRow<Key>,
): string => {
  const typed = form.fields[name] ?? '';
  const named = (value: string): string => {
    const key = row.choices?.[value];
    return key ? t(key) : (ownName?.({ field: name, value }) ?? value);
  };
  if (row.is === 'box') return frame.frame(typed === '' ? 'no' : 'yes');
  if (row.is === 'date') return dayText(frame, typed);
  return row.is === 'boxes' ? tickedIn(form.fields, name).map(named).join(', ') : named(typed);
};

type Place = { readonly name: string; readonly number?: number };

const rowNumber = /(?<=\.)\d+(?=\.|$)/;

/** Where a field of the table stands in the form: once, or once in each row. */
const placesOf = ({ form }: Pick<Of<string>, 'form'>, name: string): readonly Place[] => {
  if (!name.includes('*')) return [{ name }];
  return Object.keys(form.fields)
    .filter((typed) => typed.replace(rowNumber, '*') === name)
    .map((typed) => ({ name: typed, number: Number(rowNumber.exec(typed)?.[0]) }))
    .toSorted((a, b) => a.number - b.number);
};

/** What was answered in a form, once more before it is sent. What was left empty is left out. */
export function AnswersGiven<Key extends string>(of: Of<Key>): JSX.Element {
  const answered = Object.entries<FieldRow<Key>>(of.table)
    .filter(([, { is }]) => is !== 'unseen')
    .flatMap(([name, row]) => placesOf(of, name).map((place) => ({ ...place, row })))
    .filter(({ name }) => (of.form.fields[name] ?? '') !== '');
  const rows = answered.map(({ name, number, row }) => ({
    term: number === undefined ? of.t(row.label) : `${of.t(row.label)} ${number + 1}`,
    value: given(of, name, row),
  }));
  return <SummaryList rows={rows} />;
}
