import { describe, expect, it } from 'vitest';
import { lastOfTerm, nextFollowedDay, placeOn } from '../../../domain/cooperation/outgrown.ts';

describe('a form that goes on is followed up in the next term', () => {
  it.each([
    // In time: the next term, however early in this one.
    ['2026-12-31', '2026-11-20', '2027-06-30'],
    ['2026-12-31', '2026-12-31', '2027-06-30'],
    ['2027-06-30', '2027-06-10', '2027-12-31'],
    // Late: the term that is going on.
    ['2026-12-31', '2027-01-10', '2027-06-30'],
    // So late that a whole term has passed.
    ['2026-12-31', '2027-09-01', '2027-12-31'],
  ])('followed up for the term to %s, on %s: by %s', (followed, on, by) => {
    expect(lastOfTerm(nextFollowedDay(followed, on))).toBe(by);
  });
});

describe('a child has outgrown its form', () => {
  const to12 = { from: { age: 6 }, to: { age: 12 } };
  const to9 = { from: { schoolYear: 4 }, to: { schoolYear: 9 } };
  const born = { birthDate: '2013-12-31', schoolYear: null };
  const ninth = { birthDate: null, schoolYear: { year: 9, on: '2026-09-01' } };

  it.each([
    ['on the day before she turns 13', to12, born, '2026-12-30', 'within'],
    ['on the day she turns 13', to12, born, '2026-12-31', 'outgrown'],
    ['on the last day of the ninth year', to9, ninth, '2027-06-30', 'within'],
    ['as the term after the ninth year begins', to9, ninth, '2027-07-01', 'outgrown'],
    ['where the range is unknown', { from: null, to: null }, born, '2026-12-31', 'unknown'],
  ] as const)('%s: %#', (...[, form, child, date, place]) => {
    expect(placeOn(form, child, date)).toBe(place);
  });
});
