import { inject, beforeAll, describe, expect, it } from 'vitest';
import { childIndexEntries } from '../../../services/reports/child-index.ts';
import { loadKeyring, type Keyring } from '../../../platform/crypto/keyring.ts';
import type { StatedChild } from '../../../domain/report/report-content.ts';
import { sampleReport } from '../../helpers/sample-report.ts';

let keyring: Keyring;
beforeAll(async () => {
  keyring = await loadKeyring(inject('template').keysFile, { production: false });
});

const report = {
  id: '0198d0a0-0000-7000-8000-000000000001',
  municipalityId: '0198d0a0-0000-7000-8000-000000000002',
  receivedAt: '2026-11-16T09:00:00.000Z',
};
const kindsFor = (changes: Partial<StatedChild>): readonly string[] =>
  childIndexEntries(keyring, report, { ...sampleReport().child, ...changes }).map(
    ({ kind }) => kind,
  );

describe('what a child is found by (SoLPuL 15 §: name and number only)', () => {
  it.each<[string, Partial<StatedChild>, readonly string[]]>([
    ['a number and a name', {}, ['identityNumber', 'nameAndBirthDate']],
    ['no number', { identity: null }, ['nameAndBirthDate']],
    [
      'a number that is not known',
      { identity: { kind: 'personnummer', value: 'unknown' } },
      ['nameAndBirthDate'],
    ],
    [
      'a case number, which names no child',
      { identity: { kind: 'caseNumber', value: 'DNR 2026-17' } },
      ['nameAndBirthDate'],
    ],
    ['a name of which half is vet inte', { familyName: 'unknown' }, ['identityNumber']],
    ['a blank name', { givenName: ' ' }, ['identityNumber']],
    ['an unborn child', { unborn: true, identity: null }, []],
    [
      'somebody of 18, who gets no file (20 kap. 1 § SoL)',
      { birthDate: '2008-02-16', identity: null },
      [],
    ],
  ])('with %s', (_what, changes, kinds) => {
    expect(kindsFor(changes)).toEqual(kinds);
  });
});
