import { describe, expect, it } from 'vitest';
import {
  missingConsents,
  standingAnswer,
  type FamilyMember,
  type RecordedConsent,
} from '../../domain/consent.ts';

const attend = (
  of: FamilyMember,
  answer: RecordedConsent['answer'] = 'given',
): RecordedConsent => ({
  of,
  kind: 'attend',
  answer,
});
const both = ['guardian1', 'guardian2'] as const;

describe('the newest answer counts', () => {
  it.each<readonly [string, readonly RecordedConsent['answer'][], string | undefined]>([
    ['nothing said', [], undefined],
    ['given', ['given'], 'given'],
    ['refused', ['refused'], 'refused'],
    ['given, then withdrawn', ['given', 'withdrawn'], 'withdrawn'],
    ['withdrawn, then given anew', ['given', 'withdrawn', 'given'], 'given'],
    ['refused, then given', ['refused', 'given'], 'given'],
  ])('%s', (_, answers, standing) => {
    const consents = answers.map((answer) => attend('guardian1', answer));
    expect(standingAnswer(consents, 'guardian1', 'attend')).toBe(standing);
  });

  it('for that person and that consent only', () => {
    const consents: readonly RecordedConsent[] = [
      attend('guardian1'),
      attend('guardian2', 'refused'),
      { of: 'guardian1', kind: 'shareInformation', answer: 'withdrawn' },
    ];
    expect(standingAnswer(consents, 'guardian1', 'attend')).toBe('given');
    expect(standingAnswer(consents, 'guardian1', 'shareInformation')).toBe('withdrawn');
    expect(standingAnswer(consents, 'guardian2', 'attend')).toBe('refused');
    expect(standingAnswer(consents, 'child', 'attend')).toBeUndefined();
  });
});

type Row = readonly [
  name: string,
  invited: readonly FamilyMember[],
  childIsFifteen: boolean,
  consents: readonly RecordedConsent[],
  missing: readonly FamilyMember[],
];

/** Two guardians; who is invited, what they said, and whose consent the meeting still lacks. */
const rows: readonly Row[] = [
  ['nobody of the family is invited', [], false, [], []],
  ['one guardian, who said yes', ['guardian1'], false, [attend('guardian1')], []],
  ['one guardian, who said nothing', ['guardian1'], false, [], ['guardian1']],
  [
    'one guardian, who said no',
    ['guardian1'],
    false,
    [attend('guardian1', 'refused')],
    ['guardian1'],
  ],
  [
    'the other guardian may be met alone, although the first said no',
    ['guardian2'],
    false,
    [attend('guardian1', 'refused'), attend('guardian2')],
    [],
  ],
  [
    'a withdrawal stops the next meeting',
    ['guardian1'],
    false,
    [attend('guardian1'), attend('guardian1', 'withdrawn')],
    ['guardian1'],
  ],
  [
    'with a child under 15 all guardians must consent',
    ['child', 'guardian1'],
    false,
    [attend('guardian1')],
    ['guardian2'],
  ],
  [
    'with a child under 15 alone all guardians must consent',
    ['child'],
    false,
    [],
    ['guardian1', 'guardian2'],
  ],
  [
    'a guardian’s no to a meeting with the child is not overridden',
    ['child', 'guardian1'],
    false,
    [attend('guardian1'), attend('guardian2', 'refused'), attend('child')],
    ['guardian2'],
  ],
  [
    'under 15 the child’s own consent is not asked for',
    ['child', ...both],
    false,
    [attend('guardian1'), attend('guardian2')],
    [],
  ],
  [
    'from 15 the young person consents personally (3 kap. 4 § SoL)',
    ['child', ...both],
    true,
    [attend('guardian1'), attend('guardian2')],
    ['child'],
  ],
  [
    'from 15, everybody said yes',
    ['child', ...both],
    true,
    [attend('child'), attend('guardian1'), attend('guardian2')],
    [],
  ],
  [
    'a young person’s no is not overridden by the guardians',
    ['child', 'guardian1'],
    true,
    [attend('child', 'refused'), attend('guardian1'), attend('guardian2')],
    ['child'],
  ],
  [
    'consent to share information is no consent to attend',
    ['guardian1'],
    false,
    [{ of: 'guardian1', kind: 'shareInformation', answer: 'given' }],
    ['guardian1'],
  ],
];

describe('whose consent a meeting lacks (12 kap. 2 § OSL)', () => {
  it.each(rows)('%s', (...[, invited, childIsFifteen, consents, missing]) => {
    const family = { invited, guardians: both, childIsFifteen };
    expect(missingConsents(family, consents).toSorted()).toEqual([...missing].toSorted());
  });
});
