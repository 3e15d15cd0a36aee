import { describe, expect, it } from 'vitest';

import {
  citation,
  findRule,
  legalBasisOfReport,
  legalRules,
  ruleInForce,
} from '../../../domain/law/law.ts';
import { addDays } from '../../../domain/calendar/time.ts';

describe('a report rests on the act in force on its local day', () => {
  it.each([
    ['the last minute of the old act', '2025-06-30T21:59:59.999Z', '14 kap. 1 § SoL (2001:453)'],
    ['the first minute of the new act', '2025-06-30T22:00:00.000Z', '19 kap. 1 § SoL (2025:400)'],
    ['long before', '2019-03-01T10:00:00.000Z', '14 kap. 1 § SoL (2001:453)'],
    ['today', '2026-11-20T22:58:00.000Z', '19 kap. 1 § SoL (2025:400)'],
  ])('%s', (_, receivedAt, basis) => {
    expect(legalBasisOfReport({ receivedAt, agencyKind: 'school', youngPerson: false })).toBe(
      basis,
    );
  });

  it.each([
    ['2025-06-30T21:59:59.999Z', '14 kap. 1 c § SoL (2001:453)'],
    ['2025-06-30T22:00:00.000Z', '19 kap. 4 § SoL (2025:400)'],
  ])(
    'a private person`s on the paragraph that asks and obliges nobody, %s',
    (receivedAt, basis) => {
      expect(
        legalBasisOfReport({ receivedAt, agencyKind: 'privatePerson', youngPerson: false }),
      ).toBe(basis);
    },
  );

  it.each([
    ['2025-06-30T21:59:59.999Z', '11 kap. 1 a § SoL (2001:453)'],
    ['2025-06-30T22:00:00.000Z', '20 kap. 2 § SoL (2025:400)'],
  ])(
    'of somebody of 18 or over on the one that decides on young people, %s',
    (receivedAt, basis) => {
      const young = { receivedAt, youngPerson: true } as const;
      expect(legalBasisOfReport({ ...young, agencyKind: 'school' })).toBe(basis);
      expect(legalBasisOfReport({ ...young, agencyKind: 'privatePerson' })).toBe(basis);
    },
  );

  it('and is refused before the wordings this system knows', () => {
    const receivedAt = '2012-12-31T22:59:59.999Z';
    expect(() =>
      legalBasisOfReport({ receivedAt, agencyKind: 'school', youngPerson: false }),
    ).toThrow('No legal rule reportingDuty is in force on 2012-12-31');
  });
});

describe('each duty has its paragraph under both acts', () => {
  it.each([
    ['reportingDuty', '14 kap. 1 § SoL (2001:453)', '19 kap. 1 § SoL (2025:400)'],
    ['publicsReport', '14 kap. 1 c § SoL (2001:453)', '19 kap. 4 § SoL (2025:400)'],
    ['protectionAssessment', '11 kap. 1 a § SoL (2001:453)', '20 kap. 1 § SoL (2025:400)'],
    ['decisionOnInvestigation', '11 kap. 1 a § SoL (2001:453)', '20 kap. 2 § SoL (2025:400)'],
    ['openingWithoutDelay', '11 kap. 1 § SoL (2001:453)', '14 kap. 2 § SoL (2025:400)'],
    [
      'informationToConcerned',
      '11 kap. 2 § tredje stycket SoL (2001:453)',
      '20 kap. 4 § SoL (2025:400)',
    ],
    ['feedback', '14 kap. 1 b § SoL (2001:453)', '19 kap. 6 § SoL (2025:400)'],
    ['jointMeeting', '14 kap. 1 a § SoL (2001:453)', '19 kap. 5 § SoL (2025:400)'],
    ['child', '1 kap. 2 § SoL (2001:453)', '3 kap. 1 § SoL (2025:400)'],
    ['openingAtViolence', 'HSLF-FS 2022:39', 'HSLF-FS 2022:39'],
    ['logControl', '10 § SoLPuL (2001:454)', '10 § SoLPuL (2001:454)'],
    ['feedbackDespiteSecrecy', '26 kap. 9 a § OSL (2009:400)', '26 kap. 9 a § OSL (2009:400)'],
  ] as const)('%s', (id, before, after) => {
    expect(citation(ruleInForce(id, '2025-06-30'))).toBe(before);
    expect(citation(ruleInForce(id, '2025-07-01'))).toBe(after);
  });
});

describe('the week for feedback (19 kap. 6 § SoL, lag (2025:1501))', () => {
  it('holds from 2026-01-01, a date yet to be confirmed', () => {
    expect(findRule('feedbackWithinAWeek', '2025-12-31')).toBeUndefined();
    expect(findRule('feedbackWithinAWeek', '2026-01-01')).toMatchObject({
      act: 'SoL (2025:400)',
      section: '19 kap. 6 §',
      confidence: 'L',
    });
  });

  it('leaves the feedback itself owed before that, without a last day', () => {
    expect(ruleInForce('feedback', '2025-12-31').confidence).toBe('H');
    expect(() => ruleInForce('feedbackWithinAWeek', '2025-12-31')).toThrow(RangeError);
  });
});

describe('the protection assessment belongs in the child’s file (20 kap. 1 § SoL)', () => {
  it('under the new act only', () => {
    expect(findRule('protectionAssessmentInChildFile', '2025-06-30')).toBeUndefined();
    expect(findRule('protectionAssessmentInChildFile', '2025-07-01')?.section).toBe('20 kap. 1 §');
  });
});

describe('the table of law', () => {
  it('has real dates, the first no later than the last', () => {
    for (const { validFrom, validTo } of legalRules) {
      expect(addDays(validFrom, 0)).toBe(validFrom);
      expect(addDays(validTo ?? '9999-12-31', 0) >= validFrom).toBe(true);
    }
  });

  it('lets one act follow the other without gap or overlap, and the last one stand', () => {
    for (const id of new Set(legalRules.map((rule) => rule.id))) {
      const acts = legalRules.filter((rule) => rule.id === id);
      expect(acts.slice(1).map(({ validFrom }) => validFrom)).toEqual(
        acts.slice(0, -1).map(({ validTo }) => addDays(validTo ?? '', 1)),
      );
      expect(acts.at(-1)?.validTo).toBeNull();
    }
  });

  it('names a source for everything', () => {
    for (const { source } of legalRules) expect(source).toMatch(/^https:\/\/[^/]+\/\S+$/);
  });

  it('refuses a moment where a date is asked for, since it would be judged by the wrong day', () => {
    expect(() => findRule('reportingDuty', '2025-06-30T23:30:00.000Z')).toThrow('Not a local date');
  });
});
