import { describe, expect, it } from 'vitest';
import { childAt } from '../../../domain/cooperation/child-at.ts';
import {
  fittingForms,
  isInForce,
  placeInRange,
  unknownsOf,
  type PlaceInRange,
} from '../../../domain/cooperation/fitting.ts';
import type { WorryKind } from '../../../domain/report/report-content.ts';
import type { CooperationForm, FormBound } from '../../../domain/settings/cooperation-forms.ts';

const form = (differs: Partial<CooperationForm> = {}): CooperationForm => ({
  key: 'form',
  name: 'Formen',
  parties: ['skolan'],
  level: null,
  from: { age: 6 },
  to: { age: 12 },
  needs: null,
  criterion: null,
  preconditions: [],
  consent: { who: ['guardians'], written: false },
  contactFunction: 'samordnare',
  rhythm: null,
  offer: 'referral',
  validFrom: '2016-01-01',
  validTo: null,
  source: 'Exempel',
  ...differs,
});

const age = (n: number): FormBound => ({ age: n });
const year = (n: number): FormBound => ({ schoolYear: n });

describe('a child stands to the range of a form', () => {
  it.each<[FormBound | null, FormBound | null, number | null, number | null, PlaceInRange]>([
    [age(6), age(12), 5, null, 'tooYoung'],
    [age(6), age(12), 6, null, 'within'],
    [age(6), age(12), 12, null, 'within'],
    [age(6), age(12), 13, null, 'outgrown'],
    [age(6), age(12), null, 4, 'unknown'],
    [year(4), year(9), null, 3, 'tooYoung'],
    [year(4), year(9), null, 4, 'within'],
    [year(4), year(9), null, 9, 'within'],
    [year(4), year(9), null, 10, 'outgrown'],
    [year(4), year(9), 12, null, 'unknown'],
    [year(-1), year(-1), 4, -1, 'within'],
    [year(-1), year(-1), 6, 0, 'outgrown'],
    // From 13 years to the end of gymnasium: each end in its own unit.
    [age(13), year(12), 12, 6, 'tooYoung'],
    [age(13), year(12), 13, 7, 'within'],
    [age(13), year(12), 19, 13, 'outgrown'],
    [age(13), year(12), 15, null, 'unknown'],
    // What its source does not say is asked, never taken from elsewhere; what it says still holds.
    [null, null, 10, 4, 'unknown'],
    [age(12), null, 11, 5, 'tooYoung'],
    [null, age(18), 19, null, 'outgrown'],
  ])('%j to %j, at %s years in year %s: %s', (...[from, to, years, schoolYear, place]) => {
    expect(placeInRange({ from, to }, { age: years, schoolYear })).toBe(place);
  });
});

describe('the child on a day', () => {
  it.each([
    ['2013-05-04', '2026-05-03', 12],
    ['2013-05-04', '2026-05-04', 13],
    [null, '2026-05-04', null],
  ])('born %s, on %s: %s years', (birthDate, on, years) => {
    expect(childAt({ birthDate, schoolYear: null }, on).age).toBe(years);
  });

  it.each([
    [6, '2026-03-01', '2026-06-30', 6],
    [6, '2026-03-01', '2026-07-01', 7],
    [6, '2026-09-01', '2027-06-30', 6],
    [6, '2026-09-01', '2027-08-20', 7],
    [9, '2026-09-01', '2029-09-01', 12],
    [0, '2026-03-01', '2026-08-20', 1],
    [-1, '2026-03-01', '2026-06-01', -1],
    // How long a child stays at preschool its year does not tell.
    [-1, '2026-03-01', '2026-08-20', null],
  ])('in year %s on %s, on %s: year %s', (stated, on, later, schoolYear) => {
    const child = { birthDate: null, schoolYear: { year: stated, on } };
    expect(childAt(child, later).schoolYear).toBe(schoolYear);
  });
});

describe('what a person is asked', () => {
  it.each([
    [{}, []],
    [{ from: null }, ['range']],
    [{ consent: null }, ['consent']],
    [{ contactFunction: null }, ['contactFunction']],
    [{ parties: null }, ['parties']],
  ])('where %j: %j', (differs, asks) => {
    expect(unknownsOf(form(differs), { age: 8, schoolYear: null })).toEqual(asks);
  });
});

describe('a form is there', () => {
  it.each([
    ['2015-12-31', false],
    ['2016-01-01', true],
    ['2019-12-31', true],
    ['2020-01-01', false],
  ])('on %s: %s', (on, is) => {
    expect(isInForce(form({ validTo: '2019-12-31' }), on)).toBe(is);
  });
});

describe('the forms that fit (routine §9)', () => {
  const eight = { age: 8, schoolYear: null };
  const chosenFrom = (catalogue: readonly CooperationForm[], worry: readonly WorryKind[] = []) => {
    const { fitting, others } = fittingForms(catalogue, { child: eight, worry }, '2026-11-20');
    return {
      fitting: fitting.map(({ form: { key }, range, need }) => `${key} ${range} ${need}`),
      others: others.map(({ form: { key }, because }) => `${key} ${because}`),
    };
  };

  it('are several where ranges overlap, those first whose source names the worry', () => {
    const open = form({ key: 'open' });
    const named = form({ key: 'named', needs: ['crime'] });
    expect(chosenFrom([open, named], ['crime', 'misuse'])).toEqual({
      fitting: ['named within stated', 'open within ask'],
      others: [],
    });
  });

  it('leave out, saying why, what the child has outgrown, is too young for, or what is over', () => {
    const catalogue = [
      form({ key: 'small', from: age(0), to: age(5) }),
      form({ key: 'big', from: age(13), to: age(18) }),
      form({ key: 'over', validTo: '2019-12-31' }),
      form({ key: 'shown', offer: 'shown' }),
      form({ key: 'else', needs: ['crime'] }),
    ];
    expect(chosenFrom(catalogue, ['bullying'])).toEqual({
      fitting: [],
      others: ['small outgrown', 'big tooYoung', 'over notInForce', 'shown shown', 'else need'],
    });
  });

  it.each<readonly WorryKind[]>([[], ['unknown'], ['none']])(
    'leave the need to a person where the report says %j',
    (...worry) => {
      expect(chosenFrom([form({ needs: ['crime'] })], worry).fitting).toEqual(['form within ask']);
    },
  );

  it('keep a form of an unknown range, for a person to ask about', () => {
    expect(chosenFrom([form({ from: null, to: null })]).fitting).toEqual(['form unknown ask']);
  });

  it('show signposts too, where nobody is handed over', () => {
    expect(chosenFrom([form({ offer: 'signpost' })]).fitting).toHaveLength(1);
  });
});
