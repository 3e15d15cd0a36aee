import { describe, expect, it } from 'vitest';
import { citedTogether } from '../../../domain/law/cited-together.ts';

describe('rules cited together', () => {
  it.each([
    [['reportingDuty', 'dutyBreaksSecrecy'], '19 kap. 1 § SoL, 10 kap. 28 § OSL'],
    [['disclosureByConsent', 'consentToDisclosure'], '10 kap. 1 §, 12 kap. 2 § OSL'],
    [['secrecyInSchools', 'secrecyInPupilHealth'], '23 kap., 25 kap. 1 § OSL'],
    [['silenceInIndependentSchools'], '29 kap. 14 § skollagen'],
    [['openingAtViolence'], 'HSLF-FS 2022:39'],
    [['sundayRule'], '2 § lag'],
  ] as const)('%j name each act once, after its sections', (ids, cited) => {
    expect(citedTogether(ids.slice(), '2026-11-23')).toBe(cited);
  });

  it('follow the day', () => {
    expect(citedTogether(['reportingDuty', 'feedback'], '2025-06-30')).toBe(
      '14 kap. 1 §, 14 kap. 1 b § SoL',
    );
  });

  it('are refused on a day when one was not in force', () => {
    expect(() => citedTogether(['secrecyAtReporter'], '2025-12-31')).toThrow(RangeError);
  });
});
