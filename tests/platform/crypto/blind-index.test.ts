import { describe, expect, it } from 'vitest';
import {
  blindIndex,
  nameAndBirthDate,
  normaliseName,
  type BlindIndexKind,
} from '../../../platform/crypto/blind-index.ts';
import { newDataKey } from '../../../platform/crypto/envelope.ts';

const key = newDataKey();
const index = (kind: BlindIndexKind, value: string): string =>
  blindIndex(key, kind, value).toString('hex');
const child = (givenName: string, familyName = 'Test', birthDate = '2016-07-06'): string =>
  index('nameAndBirthDate', nameAndBirthDate({ givenName, familyName, birthDate }));

describe('normaliseName', () => {
  it.each([
    ['  Anna   Maria ', 'anna maria'],
    ['Anna-Lena', 'anna lena'],
    ['ANNA–LENA', 'anna lena'],
    ['André', 'andre'],
    ['Zoë', 'zoe'],
    ['Müller', 'muller'],
    ["O'Test", 'otest'],
    ['O’Test', 'otest'],
    ['Åsa', 'åsa'],
    ['A\u030asa', 'åsa'],
    ['ÄNGLA', 'ängla'],
    ['Örjan', 'örjan'],
    ['Ødegård', 'ødegård'],
    ['İpek', 'ipek'],
    ['Test, Bo', 'test bo'],
    ['سارة', 'سارة'],
    ['Й', 'й'],
    ['\ud83d', ''],
  ])('%j is compared as %j', (name, expected) => {
    expect(normaliseName(name)).toBe(expected);
  });

  it('is its own fixed point', () => {
    for (const name of ['Ǻsa', 'Åśä', 'X Æ A-12', 'Ahn\u0303']) {
      expect(normaliseName(normaliseName(name))).toBe(normaliseName(name));
    }
  });
});

describe('blindIndex', () => {
  it.each([
    ['20160706-2385', '201607062385'],
    ['20160706-2385', '160706-2385'],
    ['20160706-2385', '20160706 2385'],
    ['20160706-2385', '１６０７０６-2385'],
    ['T-123 a', 't123A'],
  ])('finds the number %s written as %s', (one, other) => {
    expect(index('identityNumber', one)).toBe(index('identityNumber', other));
  });

  it('tells two children born on one day apart', () => {
    expect(index('identityNumber', '20171026-2385')).not.toBe(
      index('identityNumber', '20171026-2393'),
    );
  });

  it('finds a name however it was typed, on the same birth date only', () => {
    expect(child('Anna-Lena', 'Påhittad')).toBe(child('ANNA LENA', 'Pa\u030ahittad'));
    expect(child('Anna')).not.toBe(child('Anna', 'Test', '2016-07-07'));
  });

  it.each([
    ['Åsa', 'Asa'],
    ['Åsa', 'Äsa'],
    ['Örjan', 'Orjan'],
    ['Örjan', 'Ørjan'],
  ])('tells %s from %s: å, ä and ö are letters of their own', (one, other) => {
    expect(child(one)).not.toBe(child(other));
  });

  it('keeps given and family name apart', () => {
    expect(child('Anna Bo', 'Test')).not.toBe(child('Anna', 'Bo Test'));
  });

  it('finds a case number whatever its case and spacing', () => {
    expect(index('caseNumber', 'Dnr  2026-17')).toBe(index('caseNumber', ' DNR 2026-17 '));
    expect(index('caseNumber', '2026-17')).not.toBe(index('caseNumber', '202617'));
  });

  it('is 32 bytes, another for each kind and each key', () => {
    const value = '20160706-2385';
    expect(blindIndex(key, 'identityNumber', value)).toHaveLength(32);
    expect(index('identityNumber', '1')).not.toBe(index('caseNumber', '1'));
    expect(blindIndex(newDataKey(), 'identityNumber', value).toString('hex')).not.toBe(
      index('identityNumber', value),
    );
  });
});
