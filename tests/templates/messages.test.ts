import { describe, expect, it } from 'vitest';
import {
  agencyKinds,
  eventAreas,
  guardianKinds,
  identityKinds,
  suspects,
  threeWay,
  worryKinds,
} from '../../domain/report/report-content.ts';
import { signatoryRoles } from '../../domain/access/roles.ts';
import { en } from '../../templates/messages/en.ts';
import { sv } from '../../templates/messages/sv.ts';
import { translator } from '../../templates/messages/translate.ts';

const placeholders = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

const asked = (texts: Readonly<Record<string, string>>): unknown =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, placeholders(text)]));

describe('the message catalogues', () => {
  it('have the same keys in Swedish and English', () => {
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(sv).toSorted());
  });

  it('ask for the same values in both languages', () => {
    expect(asked(en)).toEqual(asked(sv));
  });

  it.each(Object.entries({ sv, en }))('leave nothing empty in %s', (_, texts) => {
    for (const text of Object.values(texts)) expect(text.trim()).not.toBe('');
  });

  it.each([
    ['threeWay', threeWay],
    ['worry', worryKinds],
    ['suspect', suspects],
    ['identity', identityKinds],
    ['guardian', guardianKinds],
    ['area', eventAreas],
    ['agency', agencyKinds],
    ['signatory', signatoryRoles],
  ])('have a name for every value of %s', (prefix, values) => {
    const keys = new Set(Object.keys(sv));
    expect(values.filter((value) => !keys.has(`${prefix}.${value}`))).toEqual([]);
  });

  it('put values in as they are, braces and all', () => {
    const t = translator('sv');
    expect(t('document.page', { page: '{of}', of: 3 })).toBe('Sida {of} av 3');
  });
});
