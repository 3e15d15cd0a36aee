import { describe, expect, it } from 'vitest';
import {
  refusedIdentifiers,
  type Identifiers,
  type TypedIdentifiers,
} from '../../../domain/decisions/identity.ts';

const nothing = { number: null, birthDate: null, name: null };
const whole: Identifiers = { number: '1502182395', birthDate: '2015-02-18', name: 'kim påhittad' };
const { number, birthDate, name } = whole;
const whyNot = 'Barnet är okänt.';

describe('two identifiers of the child are compared at the decision (routine §5.5)', () => {
  it.each<
    readonly [
      what: string,
      typed: Partial<TypedIdentifiers>,
      known: Identifiers,
      refused: readonly string[],
    ]
  >([
    ['number and birth date', { number, birthDate }, whole, []],
    ['number and name', { number, name }, whole, []],
    ['birth date and name', { birthDate, name }, whole, []],
    ['all three', whole, whole, []],
    [
      'a third that differs',
      { ...whole, name: 'ada påhittad' },
      whole,
      ['name differs-from-report'],
    ],
    [
      'two that differ, both named',
      { birthDate: '2015-02-19', name: 'ada påhittad' },
      whole,
      ['birthDate differs-from-report', 'name differs-from-report'],
    ],
    [
      'a reason does not help',
      { number: '1', name, whyNot },
      whole,
      ['number differs-from-report'],
    ],
    ['one', { name }, whole, ['number required', 'birthDate required']],
    ['one, with a reason', { name, whyNot }, whole, ['number required', 'birthDate required']],
    [
      'none, with a reason, though the report has them',
      { whyNot },
      whole,
      ['number required', 'birthDate required', 'name required'],
    ],
    ['none, where the report has none', {}, nothing, ['whyNot required']],
    ['none and a reason, where the report has none', { whyNot }, nothing, []],
    ['the only one and a reason', { name, whyNot }, { ...nothing, name }, []],
    ['the only one without a reason', { name }, { ...nothing, name }, ['whyNot required']],
    ['a reason without the only one', { whyNot }, { ...nothing, name }, ['name required']],
    [
      'what the report does not tell',
      { number, name },
      { ...nothing, name },
      ['number not-in-report'],
    ],
  ])('%s', (_, typed, known, refused) => {
    const found = refusedIdentifiers({ ...nothing, whyNot: null, ...typed }, known);
    expect(found.map(({ field, code }) => `${field} ${code}`)).toEqual(refused);
  });
});
