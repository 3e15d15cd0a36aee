import { rowsIn, withRowAdded, withRowRemoved, type TypedFields } from './typed-fields.ts';

/** What the pressed button asks for; without a word of its own the form is sent. */
export type Wish =
  | { readonly is: 'send' | 'save' | 'discard' }
  | { readonly is: 'language'; readonly language: string }
  | {
      readonly is: 'rows';
      readonly fields: TypedFields;
      readonly group: string;
      readonly at: number;
    };

/** What was typed, without the word of the pressed button. */
export function withoutWish(fields: TypedFields): TypedFields {
  const { _do: wish, ...typed } = fields;
  return wish === undefined ? fields : typed;
}

/** Reads the word of the pressed button: `save`, `discard`, `language:en`, `add:events`, `remove:events:2`. */
export function wishOf(fields: TypedFields): Wish {
  const [is = '', what = '', index = ''] = (fields['_do'] ?? '').split(':');
  const typed = withoutWish(fields);
  switch (is) {
    case 'save':
    case 'discard':
      return { is };
    case 'language':
      return { is, language: what };
    case 'add':
      return {
        is: 'rows',
        fields: withRowAdded(typed, what),
        group: what,
        at: rowsIn(typed, what).length + 1,
      };
    case 'remove':
      return {
        is: 'rows',
        fields: withRowRemoved(typed, what, Number(index)),
        group: what,
        at: Math.max(1, Number(index)),
      };
    default:
      return { is: 'send' };
  }
}
