import type { TypedFields } from '../../services/acting/own-seal.ts';

export type { TypedFields };

const mostFields = 1_000;
const nameShape = /^[\x21-\x7e]{1,200}$/;
/** Names that begin so are the form's own and no answer. */
const ownMark = '_';

/** As browsers send a line's end, and as everything here writes it. */
const lineEnds = /\r\n?/g;

/** Boxes of one name that are ticked together, one in a line. */
const joined = (value: unknown): string => {
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return parts.filter((part) => typeof part === 'string').join('\n');
};

/**
 * What a browser has sent of a form: each field's text by its name, boxes of one name one in a line.
 * A name that no form of ours could have is dropped.
 */
export function typedFields(body: unknown): TypedFields {
  if (typeof body !== 'object' || body === null) return {};
  const sent = Object.entries(body as Record<string, unknown>)
    .filter(([name]) => nameShape.test(name))
    .slice(0, mostFields);
  return Object.fromEntries(
    sent.map(([name, value]) => [name, joined(value).replaceAll(lineEnds, '\n')]),
  );
}

/** Only what somebody answered. */
export function answersIn(fields: TypedFields): TypedFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith(ownMark)));
}

/** The text of a field without what surrounds it; undefined when nothing stands there. */
export function wordsIn(fields: TypedFields, name: string): string | undefined {
  return fields[name]?.trim() || undefined;
}

/** The values of the boxes of this name that are ticked. */
export function tickedIn(fields: TypedFields, name: string): readonly string[] {
  return (fields[name] ?? '').split('\n').filter((value) => value !== '');
}

const rowShape = /^(\d{1,3})\.(.+)$/;

/**
 * The rows of a group in their order, each with the texts of its own fields: `events.1.what` is
 * `what` of the second row. There are at least so many rows as `least` says.
 */
export function rowsIn(fields: TypedFields, group: string, least = 1): readonly TypedFields[] {
  const rows: Record<string, string>[] = Array.from({ length: least }, () => ({}));
  for (const [name, text] of Object.entries(fields)) {
    if (!name.startsWith(`${group}.`)) continue;
    const [, at = '', of = ''] = rowShape.exec(name.slice(group.length + 1)) ?? [];
    if (of === '') continue;
    const index = Number(at);
    while (rows.length <= index) rows.push({});
    (rows[index] ??= {})[of] = text;
  }
  return rows;
}

/** The same fields with these rows in the place of the group's own. */
export function withRows(
  fields: TypedFields,
  group: string,
  rows: readonly TypedFields[],
): TypedFields {
  const others = Object.entries(fields).filter(([name]) => !name.startsWith(`${group}.`));
  const again = rows.flatMap((row, index) =>
    Object.entries(row).map(([of, text]) => [`${group}.${index}.${of}`, text] as const),
  );
  return Object.fromEntries([...others, ...again]);
}

/** The name of a field that tells that a row is there although nothing stands in it. */
const emptyRow = 'row';

/** The same fields with one more row, in which nothing stands. */
export function withRowAdded(fields: TypedFields, group: string): TypedFields {
  return withRows(fields, group, [...rowsIn(fields, group), { [emptyRow]: 'new' }]);
}

/** The same fields without this row; those after it move up. */
export function withRowRemoved(fields: TypedFields, group: string, index: number): TypedFields {
  return withRows(
    fields,
    group,
    rowsIn(fields, group).filter((_, at) => at !== index),
  );
}
