import { describe, expect, it } from 'vitest';
import { placedInRows, writtenRows } from '../../../api/kit/written-rows.ts';

const fields = {
  'people.0.name': '  ',
  'people.1.name': 'Eva',
  'people.2.row': 'new',
  'people.3.role': 'rektor',
};

describe('rows in which something is written', () => {
  it('are all that a body has', () => {
    expect(writtenRows(fields, 'people')).toEqual([{ name: 'Eva' }, { role: 'rektor' }]);
    expect(writtenRows(fields, 'changes')).toEqual([]);
  });

  it.each([
    ['people.0.name', 'people.1.name'],
    ['people.1', 'people.3.role'],
    ['people', 'people.0.role'],
    ['people.7.name', 'people.7.name'],
    ['changes.0.what', 'changes.0.what'],
    ['reason', 'reason'],
  ])('tell where %s of the body stands in the form: %s', (field, place) => {
    expect(placedInRows({ people: 'role' })(field, fields)).toBe(place);
  });
});
