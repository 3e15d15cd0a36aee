import { describe, expect, it } from 'vitest';
import { ageAt, consentsPersonallyAt, isAdultAt } from '../../../domain/report/age.ts';

type Child = Parameters<typeof ageAt>[0];
const born = (birthDate: string | null): Child => ({ birthDate, identity: null, unborn: false });
const numbered = (value: string, kind: 'personnummer' | 'samordningsnummer' = 'personnummer') => ({
  birthDate: null,
  identity: { kind, value },
  unborn: false,
});

const noon = '2026-11-20T11:00:00.000Z';

describe('age is whole years on the local date', () => {
  it.each<readonly [name: string, child: Child, at: string, age: number | null]>([
    ['the day before the birthday', born('2011-11-21'), noon, 14],
    ['the birthday', born('2011-11-20'), noon, 15],
    [
      'the birthday begins at midnight in Stockholm',
      born('2011-11-21'),
      '2026-11-20T23:00:00.000Z',
      15,
    ],
    ['and not a moment before', born('2011-11-21'), '2026-11-20T22:59:59.999Z', 14],
    ['in summer time', born('2011-07-01'), '2026-06-30T22:00:00.000Z', 15],
    ['on the last day of the year', born('2011-01-01'), '2026-12-31T12:00:00.000Z', 15],
    ['born today', born('2026-11-20'), noon, 0],
    [
      'born on the 29th of February: the 28th, where there is no 29th (1 § lagen 1930:173)',
      born('2008-02-29'),
      '2026-02-27T23:00:00.000Z',
      18,
    ],
    ['and not a moment before', born('2008-02-29'), '2026-02-27T22:59:59.999Z', 17],
    ['the 29th where there is one', born('2008-02-29'), '2028-02-28T11:00:00.000Z', 19],
    ['that day', born('2008-02-29'), '2028-02-28T23:00:00.000Z', 20],
    ['the number where no date is stated', numbered('20100722-2381'), noon, 16],
    [
      'a coordination number: the day plus 60',
      numbered('20100782-2388', 'samordningsnummer'),
      noon,
      16,
    ],
    ['ten digits: the latest century it can be', numbered('100722-2381'), noon, 16],
    ['ten digits of the last century', numbered('821216-9851'), noon, 43],
    ['ten digits and a plus: a hundred years or more', numbered('100722+2381'), noon, 116],
    [
      'the stated date before the number',
      { ...numbered('20100722-2381'), birthDate: '2012-07-22' },
      noon,
      14,
    ],
    [
      'an impossible stated date falls back on the number',
      { ...numbered('20100722-2381'), birthDate: '2010-22-07' },
      noon,
      16,
    ],
    ['nothing stated', born(null), noon, null],
    ['*vet inte*', born('unknown'), noon, null],
    ['a number of too few digits', numbered('100722'), noon, null],
    ['a number with a date that cannot be', numbered('20109922-2381'), noon, null],
    ['unborn: the date is the expected one', { ...born('2026-12-24'), unborn: true }, noon, null],
  ])('%s', (_, child, at, age) => {
    expect(ageAt(child, at)).toBe(age);
  });

  it.each(['reserveNumber', 'caseNumber'] as const)('a %s tells no age', (kind) => {
    const identity = { kind, value: '19850407-9917' };
    expect(ageAt({ birthDate: null, identity, unborn: false }, noon)).toBeNull();
  });
});

describe('the limits of age', () => {
  it.each<readonly [name: string, child: Child, adult: boolean, personally: boolean]>([
    ['14', born('2011-11-21'), false, false],
    ['15', born('2011-11-20'), false, true],
    ['17', born('2008-11-21'), false, true],
    ['18', born('2008-11-20'), true, true],
    ['unknown counts as a child who does not consent personally', born(null), false, false],
    ['unborn', { ...born('2000-01-01'), unborn: true }, false, false],
  ])(
    '%s: adult (3 kap. 1 § SoL) %s, consents personally (3 kap. 4 § SoL) %s',
    (_, child, adult, personally) => {
      expect(isAdultAt(child, noon)).toBe(adult);
      expect(consentsPersonallyAt(child, noon)).toBe(personally);
    },
  );
});
