import { createHmac } from 'node:crypto';
import { normalForm } from '../normal-form.ts';

export type BlindIndexKind = 'identityNumber' | 'nameAndBirthDate' | 'caseNumber' | 'workEmail';

/**
 * In Swedish these are letters of their own: *Åsa* and *Asa*, *Öberg* and *Oberg* are different
 * names.
 */
const swedishLetters = 'åäö';

const keepSwedishMarks = (_: string, letter: string, marks: string): string => {
  const first = `${letter}${marks.charAt(0)}`.normalize('NFC');
  return swedishLetters.includes(first) ? first : letter;
};

/**
 * A name as it is compared, however it was typed: in lower case by Swedish rules; without accents
 * on Latin letters (*André* = *Andre*) except in å, ä and ö; without apostrophes (*O'Test* =
 * *OTest*); with a space for every other sign, above all the hyphen (*Anna-Lena* = *Anna Lena*),
 * and never two in a row. Marks of other scripts stay, since there they are letters.
 */
export function normaliseName(name: string): string {
  const compared = normalForm(name.toWellFormed(), 'NFD')
    .toLocaleLowerCase('sv')
    .replace(/(\p{Script=Latin})([\u0300-\u036f]+)/gu, keepSwedishMarks)
    .replace(/['’‘ʼ`´]/gu, '')
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
  return normalForm(compared, 'NFC');
}

/** The `value` for `nameAndBirthDate`. @param birthDate `yyyy-mm-dd` */
export function nameAndBirthDate(child: {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
}): string {
  return [child.givenName, child.familyName, child.birthDate].join('\n');
}

/**
 * A number as it is compared: digits and letters only, and without the century, since people write
 * ten digits as often as twelve and two children of one municipality are never a hundred years
 * apart.
 */
export function normaliseNumber(value: string): string {
  const signs = normalForm(value, 'NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return signs.length === 12 ? signs.slice(2) : signs;
}

const normalisers: Readonly<Record<BlindIndexKind, (value: string) => string>> = {
  identityNumber: normaliseNumber,
  nameAndBirthDate: (value) => value.split('\n').map(normaliseName).join('\n'),
  workEmail: (value) =>
    value
      .split('\n')
      .map((part) => normalForm(part, 'NFKC').toLowerCase().trim())
      .join('\n'),
  caseNumber: (value) => normalForm(value, 'NFKC').toUpperCase().replace(/\s+/gu, ' ').trim(),
};

/**
 * The keyed hash by which a child is found again although nothing says who it is: HMAC-SHA-256 (32
 * bytes) of the normalised value with the kind in front, so that equal texts of two kinds differ.
 * @param key the municipality's index key (`keyring.indexKey`)
 * @param value as stated by people; for `nameAndBirthDate` made by the function of that name
 */
export function blindIndex(key: Uint8Array, kind: BlindIndexKind, value: string): Buffer {
  return createHmac('sha256', key)
    .update(`${kind}\0${normalisers[kind](value)}`, 'utf8')
    .digest();
}
