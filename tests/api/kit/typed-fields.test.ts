import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answersIn,
  rowsIn,
  tickedIn,
  typedFields,
  withRowAdded,
  withRowRemoved,
  wordsIn,
} from '../../../api/kit/typed-fields.ts';

describe('what a browser sends of a form', () => {
  it('is text by name, with the line ends that are written here', () => {
    expect(typedFields({ reasons: 'Ett\r\ntvå\rtre' })).toEqual({ reasons: 'Ett\ntvå\ntre' });
  });

  it('has boxes of one name one in a line', () => {
    const fields = typedFields({ kinds: ['violence', 'honour'], other: 'neglect' });
    expect(tickedIn(fields, 'kinds')).toEqual(['violence', 'honour']);
    expect(tickedIn(fields, 'other')).toEqual(['neglect']);
    expect(tickedIn(fields, 'none')).toEqual([]);
  });

  it('drops names that no form has, and what is no text', () => {
    const sent = { 'a b': 'x', ['é']: 'x', ok: { deep: 1 }, list: [1, 'two'] };
    expect(typedFields(sent)).toEqual({ ok: '', list: 'two' });
    expect(typedFields(undefined)).toEqual({});
  });

  it('has names of the form`s own, which are no answers', () => {
    expect(answersIn({ _key: '1', reasons: 'x' })).toEqual({ reasons: 'x' });
  });

  it.each([
    ['  Ord  ', 'Ord'],
    [' \n ', undefined],
  ])('reads %j as %j', (text, words) => {
    expect(wordsIn({ field: text }, 'field')).toBe(words);
  });
});

describe('rows of a form', () => {
  const fields = {
    'events.0.what': 'Ett',
    'events.1.what': 'Två',
    'events.1.when': 'i går',
    x: 'y',
  };

  it('stand in their order, at least one', () => {
    expect(rowsIn(fields, 'events')).toEqual([{ what: 'Ett' }, { what: 'Två', when: 'i går' }]);
    expect(rowsIn({}, 'events')).toEqual([{}]);
    expect(rowsIn({}, 'events', 0)).toEqual([]);
  });

  it('are one more when one is added, and nothing else changes', () => {
    const more = withRowAdded(fields, 'events');
    expect(rowsIn(more, 'events')).toHaveLength(3);
    expect(more).toMatchObject(fields);
  });

  it('move up when one goes', () => {
    expect(withRowRemoved(fields, 'events', 0)).toEqual({
      x: 'y',
      'events.0.what': 'Två',
      'events.0.when': 'i går',
    });
  });

  it('lose none of the others` text, whichever goes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ what: fc.string(), when: fc.string() }), {
          minLength: 1,
          maxLength: 9,
        }),
        fc.nat(8),
        (rows, at) => {
          const flat = Object.fromEntries(
            rows.flatMap((row, n) =>
              Object.entries(row).map(([of, text]) => [`g.${n}.${of}`, text]),
            ),
          );
          const left = rows.filter((_, n) => n !== at);
          expect(rowsIn(withRowRemoved(flat, 'g', at), 'g', 0)).toEqual(left);
        },
      ),
    );
  });
});
