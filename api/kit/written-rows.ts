import { rowsIn, type TypedFields } from './typed-fields.ts';

/** The mark of a row that was added and in which nothing stands yet. */
const mark = 'row';

const isWritten = (row: TypedFields): boolean =>
  Object.entries(row).some(([name, text]) => name !== mark && text.trim() !== '');

const writtenAt = (fields: TypedFields, group: string): readonly number[] =>
  rowsIn(fields, group, 0).flatMap((row, at) => (isWritten(row) ? [at] : []));

/** The rows of a group in which something is written; a body has no others. */
export function writtenRows(fields: TypedFields, group: string): readonly TypedFields[] {
  return rowsIn(fields, group, 0).filter(isWritten);
}

/**
 * Where a refused row of a body stands in its form, whose empty rows the body left out: `people.0.name`
 * may come from the second row. That there is none at all is said at the first field of the first.
 *
 * @param groups the field of each group's rows at which it is said that there are none
 */
export function placedInRows(
  groups: Readonly<Record<string, string>>,
): (field: string, fields: TypedFields) => string {
  return (field, fields) => {
    const [, group = '', index, rest = ''] = /^(\w+)(?:\.(\d+)(\..+)?)?$/.exec(field) ?? [];
    const first = groups[group];
    if (first === undefined) return field;
    if (index === undefined) return `${group}.0.${first}`;
    const at = writtenAt(fields, group)[Number(index)] ?? index;
    return `${group}.${at}${rest || `.${first}`}`;
  };
}
