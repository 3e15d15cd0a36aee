import { describe, expect, it } from 'vitest';
import { searchTexts, writtenFiles } from '../helpers/repository.ts';

/**
 * Nobody's real number may stand in the repository. Allowed are Skatteverket's test numbers, PTS's
 * telephone numbers for fiction, and addresses that lead nowhere.
 */
const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Luhn over the ten digits of a personnummer or samordningsnummer. */
const hasCheckDigit = (ten: string): boolean => {
  const sum = Array.from(ten).reduce((total, digit, n) => {
    const product = Number(digit) * (n % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return sum % 10 === 0;
};

const hasDate = (ten: string, century: string): boolean => {
  const [year, month, day] = [ten.slice(0, 2), ten.slice(2, 4), Number(ten.slice(4, 6))];
  const date = new Date(`${century}${year}-${month}-01T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return false;
  const born = day > 60 ? day - 60 : day;
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return born >= 1 && born <= last;
};

/** Birth numbers that Skatteverket gives to nobody: to 1989, and from 1990 on. */
const testBirthNumbers = { before1990: /^9[89]\d$/, since1990: /^23[89]$/ } as const;

const isTestNumber = (ten: string, year: number): boolean =>
  (year < 1990 ? testBirthNumbers.before1990 : testBirthNumbers.since1990).test(ten.slice(6, 9));

const isRealIdentity = (found: string): boolean => {
  const digits = digitsOf(found);
  const ten = digits.slice(-10);
  const centuries = digits.length === 12 ? [digits.slice(0, 2)] : ['19', '20'];
  const possible = centuries.filter(
    (century) => /^(18|19|20)$/.test(century) && hasDate(ten, century) && hasCheckDigit(ten),
  );
  return (
    possible.length > 0 &&
    !possible.some((century) => isTestNumber(ten, Number(`${century}${ten.slice(0, 2)}`)))
  );
};

/** PTS's series for fiction, as the digits after the leading zero. */
const fictionNumbers = [
  /^3139006\d\d$/,
  /^4062804\d\d$/,
  /^8465004\d\d$/,
  /^9803192\d\d$/,
  /^7017406(0[5-9]|[1-9]\d)$/,
];

const isRealPhone = (found: string): boolean => {
  const national = digitsOf(found.replace(/^(\+|00)46[ -]?(\(0\))?/, '0')).replace(/^0/, '');
  // Only in Stockholm (08) can a number be so short.
  const shortest = national.startsWith('8') ? 7 : 8;
  if (national.length < shortest || national.length > 9) return false;
  return !fictionNumbers.some((series) => series.test(national));
};

const nowhere = /(^|[.])example[.](se|com|org|net)$|[.](test|invalid|example|localhost)$/;
const isRealMail = (found: string): boolean => !nowhere.test(found.split('@')[1] ?? '');

type Check = {
  readonly what: string;
  readonly pattern: RegExp;
  readonly isReal: (found: string) => boolean;
};

const checks: readonly Check[] = [
  {
    what: 'identity number',
    pattern: /(?<![\w.-])(?:\d{2})?\d{6}[-+ ]?\d{4}(?![\w-])/g,
    isReal: isRealIdentity,
  },
  {
    what: 'telephone number',
    pattern:
      /(?<![\w.:/-])(?:(?:\+|00)46[ -]?(?:\(0\))?|0)[1-9]\d{0,2}(?:[- /]?\d{2,4}){2,4}(?![\w-])/g,
    isReal: isRealPhone,
  },
  {
    what: 'mail address',
    pattern: /(?<![\w.+-])[a-z0-9][\w.+-]*@(?:[a-z0-9-]+[.])+[a-z]{2,}(?![\w-])/gi,
    isReal: isRealMail,
  },
];

const findIn = (file: string, text: string): readonly string[] =>
  text
    .split('\n')
    .flatMap((line, n) =>
      checks.flatMap(({ what, pattern, isReal }) =>
        (line.match(pattern) ?? [])
          .filter(isReal)
          .map((found) => `${file}:${n + 1}: ${what} ${found}`),
      ),
    );

describe('the numbers in the repository', () => {
  it('are nobody’s', () => {
    expect(searchTexts(findIn)).toEqual([]);
  });

  it('were really looked for, in more than a hundred files', () => {
    expect(writtenFiles().length).toBeGreaterThan(100);
  });
});

/** Put together here, since they may stand in no file. */
const forbidden = [
  ['identity number', '1912', '1212-1212'],
  ['identity number', '1912', '12121212'],
  ['identity number', '12', '1212-1212'],
  ['identity number', '12', '1212+1212'],
  ['identity number', '12', '1272-1219'],
  ['telephone number', '070', '-123 45 67'],
  ['telephone number', '070', '1234567'],
  ['telephone number', '+46', ' 70 123 45 67'],
  ['telephone number', '0046', '701234567'],
  ['telephone number', '08', '-123 456 78'],
  ['telephone number', '0586', '-481 00'],
  // One before and one after the fiction series.
  ['telephone number', '070', '-174 06 04'],
  ['telephone number', '031', '-390 07 00'],
  ['mail address', 'anna', '@degerfors.se'],
  ['mail address', 'anna.exempel', '@example.nu'],
] as const;

const allowed = [
  '20150218-2395',
  '201502182395',
  '150218-2395',
  '19821216-9851',
  '20150278-2392',
  '070-174 06 05',
  '0701740699',
  '+46 70 174 06 41',
  '031-390 06 00',
  '040-628 04 99',
  '08-465 004 00',
  '0980-319 200',
  '112',
  '114 14',
  'anna.exempel@example.se',
  'inkorg@kommun.test',
  '2026-11-20T22:58:00.000Z',
  '019a9c1e-8a00-7000-8000-190001010000',
  '20261122100500',
  '1862',
];

describe('the search', () => {
  it.each(forbidden)('finds a real %s: %s…', (what, ...number) => {
    const text = `{\n  "value": "${number.join('')}",\n}`;
    expect(findIn('a.json', text)).toEqual([`a.json:2: ${what} ${number.join('')}`]);
  });

  it.each(allowed)('lets %s stand', (text) => {
    expect(findIn('a.json', `"${text}"`)).toEqual([]);
  });
});
