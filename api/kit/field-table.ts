import type { ErrorCode, FieldError, FieldErrorCode } from '../../domain/errors.ts';
import type { FieldProblem } from '../../templates/components/field-problem.ts';
import type { FrameText } from '../../templates/messages/pages/frame.ts';
import type { TypedFields } from './typed-fields.ts';

/** Why a form was not taken: by a field, or with an empty name by the whole of it. */
export type Refused = { readonly field: string; readonly code: string };

/** A field as its form declares it. */
export type FieldRow<Key extends string> = {
  readonly label: Key;
  /**
   * `text` is one line, `words` several; `choice` has one answer and `list` one of many, `boxes` any
   * number, `box` stands alone; what is `unseen` is sent along and nobody is asked for it.
   */
  readonly is?: 'unseen' | 'text' | 'words' | 'choice' | 'list' | 'boxes' | 'box' | 'date' | 'time';
  readonly hint?: Key;
  /** The answers there are, by the values that are sent. */
  readonly choices?: Readonly<Record<string, Key>>;
  /** What is said when it is refused, where the usual words do not do. */
  readonly refused?: Readonly<Partial<Record<FieldErrorCode | ErrorCode | 'any', Key>>>;
};

/** A form's fields by their names. A star stands for the number of a row: `events.*.what`. */
export type FieldTable<Key extends string> = Readonly<Record<string, FieldRow<Key>>>;

const rowNumber = /\.\d+(?=\.|$)/g;

/** Whether a form has this field, or this field in a row. */
export function isFieldOf(table: FieldTable<string>, name: string): boolean {
  return Object.hasOwn(table, name.replaceAll(rowNumber, '.*'));
}

/** The field of the table that a refused place belongs to: itself, or what it is a part of. */
const placeIn = <Key extends string>(table: FieldTable<Key>, path: string): string => {
  for (
    let place = path;
    place !== '';
    place = place.slice(0, Math.max(0, place.lastIndexOf('.')))
  ) {
    if (isFieldOf(table, place)) return place;
  }
  return '';
};

/** Where a pointer into the body stands in the form: `#/body/reasons` is the field `reasons`. */
const fieldAt = (table: FieldTable<string>, pointer: string): string => {
  const steps = pointer.split('/').slice(2);
  const path = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')).join('.');
  return placeIn(table, path);
};

/** What is wrong with a body, by the fields of its form: one thing at each. */
export function refusedAt(
  table: FieldTable<string>,
  errors: readonly FieldError[],
): readonly Refused[] {
  const all = errors.map(({ pointer, code }) => ({ field: fieldAt(table, pointer), code }));
  return [...new Map(all.map((one) => [one.field, one])).values()];
}

/** A field of the form by its name. @throws Error for one that the form does not have */
export function rowOf<Key extends string>(table: FieldTable<Key>, name: string): FieldRow<Key> {
  const row = table[name.replaceAll(rowNumber, '.*')];
  if (!row) throw new Error(`the form has no field ${name}`);
  return row;
}

const asMissing: readonly string[] = ['required', 'too-short'];
/** What is said of every kind of field, when its form says nothing of its own. */
const usual = {
  unseen: 'problem.choose',
  text: 'problem.required',
  words: 'problem.required',
  choice: 'problem.choose',
  list: 'problem.choose',
  boxes: 'problem.choose',
  box: 'problem.choose',
  date: 'problem.date',
  time: 'problem.time',
} as const;

const said = {
  'too-long': 'problem.too-long',
  'not-yet-come': 'problem.not-yet-come',
  'must-be-later': 'problem.must-be-later',
  'ends-before-it-begins': 'problem.ends-before-it-begins',
  'too-far-back': 'problem.too-far-back',
  'identity-number': 'problem.identity-number',
  'unknown-colleague': 'problem.unknown-colleague',
  'unknown-officer': 'problem.unknown-officer',
  'unknown-caller': 'problem.unknown-caller',
  'unknown-person': 'problem.unknown-person',
  'unknown-school': 'problem.unknown-school',
  'not-exceptional': 'problem.not-exceptional',
  'differs-from-report': 'problem.differs-from-report',
  'not-in-report': 'problem.not-in-report',
} as const;

const isSaid = (code: string): code is keyof typeof said => Object.hasOwn(said, code);

const ofWhole = {
  'sent-before': 'problem.sentBefore',
  'saved-elsewhere': 'problem.savedElsewhere',
  'too-large': 'problem.tooLarge',
} as const;

const isOfWhole = (name: string): name is keyof typeof ofWhole => Object.hasOwn(ofWhole, name);

const wholeText = (frame: FrameText, code: string): string => {
  const [name = '', figure] = code.split(' ');
  const count = Number(figure ?? 1);
  if (name === 'busy') return frame('problem.busy', { count });
  if (name === 'report-too-large') return frame('problem.reportTooLarge', { count });
  return frame(isOfWhole(name) ? ofWhole[name] : 'problem.whole');
};

/** A label that asks ends the sentence that it stands last in. */
const ended = (text: string): string => text.replace(/([?!])\.$/, '$1');

type Words<Key extends string> = {
  readonly table: FieldTable<Key>;
  readonly t: (key: Key) => string;
  readonly frame: FrameText;
};

/** What is said of one refusal, at its field and in the summary. */
export function problemOf<Key extends string>(
  { table, t, frame }: Words<Key>,
  { field, code }: Refused,
): FieldProblem {
  const row = table[field.replaceAll(rowNumber, '.*')];
  if (!row) return { field, text: wholeText(frame, code) };
  const own = row.refused?.[code as FieldErrorCode] ?? row.refused?.any;
  if (own) return { field, text: t(own) };
  const label = t(row.label);
  const is = row.is ?? 'text';
  if (isSaid(code)) return { field, text: ended(frame(said[code], { label })) };
  const key = usual[is];
  if (key === 'problem.date' || key === 'problem.time') return { field, text: frame(key) };
  if (asMissing.includes(code) || key === 'problem.choose') {
    return { field, text: ended(frame(key, { label })) };
  }
  return { field, text: frame('problem.other', { label }) };
}

/** Refusals are kept with what was typed, in a field of the form's own. */
const keptIn = '_refused';

export function withRefused(fields: TypedFields, refused: readonly Refused[]): TypedFields {
  const { [keptIn]: _, ...rest } = fields;
  return refused.length === 0 ? rest : { ...rest, [keptIn]: JSON.stringify(refused) };
}

export function refusedIn(fields: TypedFields): readonly Refused[] {
  const kept = fields[keptIn];
  return kept === undefined ? [] : (JSON.parse(kept) as readonly Refused[]);
}
