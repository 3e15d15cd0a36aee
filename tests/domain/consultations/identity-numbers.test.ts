import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityNumbersIn } from '../../../domain/consultations/identity-numbers.ts';

const placesIn = (text: string): readonly number[] => identityNumbersIn(text).map(({ at }) => at);

/** A boy of 2015 in Skatteverket's test series, and his samordningsnummer: 60 added to the day. */
const spelled = [
  ['with century and hyphen', '20150218-2395'],
  ['without century', '150218-2395'],
  ['without hyphen', '201502182395'],
  ['ten digits in a row', '1502182395'],
  ['with a space', '20150218 2395'],
  ['ten digits with a space', '150218 2395'],
  ['with spaces around the hyphen', '20150218 - 2395'],
  ['with a no-break space', '150218\u00a02395'],
  ['with a dash', '20150218–2395'],
  ['with a no-break hyphen', '150218‑2395'],
  ['with a minus', '150218−2395'],
  ['of somebody over a hundred', '150218+2395'],
  ['with the date in parts', '2015-02-18-2395'],
  ['with the date in parts, and a space', '15.02.18 2395'],
  ['digit by digit', '1 5 0 2 1 8 2 3 9 5'],
  ['in pairs', '15 02 18 23 95'],
  ['in wide digits', '２０１５０２１８-２３９５'],
  ['a samordningsnummer', '20150278-2394'],
  ['a samordningsnummer without century', '150278-2394'],
  ['with a check digit that is mistyped', '20150218-2390'],
  ['a temporary number of the school', '20150218-TF12'],
] as const;

describe('what is spelled as an identity number', () => {
  it.each(spelled)('is found where it begins: %s', (_, number) => {
    expect(placesIn(number)).toEqual([0]);
    expect(placesIn(`Eleven (${number}), vi är oroliga.`)).toEqual([8]);
    expect(placesIn(`Det gäller ${number}`)).toEqual([11]);
  });

  it('is found each time', () => {
    expect(placesIn('150218-2395 och 20101121 9 och 150218-2395.')).toEqual([0, 31]);
  });

  it('is found in any text around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const text = `${before.replaceAll(/\d/g, '')} 20150218-2395 ${after.replaceAll(/\d/g, '')}`;
        expect(placesIn(text)).toHaveLength(1);
      }),
    );
  });
});

describe('what is not one', () => {
  it.each([
    ['a telephone number', 'Ring 031-390 06 12 eller 070-174 06 05.'],
    ['a telephone number in a row', 'Ring 0313900612.'],
    ['dates', 'Det hände 2026-11-16 och 2026-11-17, klockan 08.30.'],
    ['a date and a time', '2026-11-16 0830'],
    ['a time of two dates', '16/11 2026 till 17/11 2026'],
    ['an account or case number', 'Ärende 4711-2026-0012, id 99999999999999999.'],
    ['digits that are no date', '159918-2395'],
    ['a class, an age, a year', 'Årskurs 8, 14 år, född 2012, 3 syskon.'],
    ['no digit at all', 'Ska vi tala med föräldrarna?'],
  ])('is let through: %s', (_, text) => {
    expect(placesIn(text)).toEqual([]);
  });
});
