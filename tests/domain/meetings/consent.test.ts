import { describe, expect, it } from 'vitest';
import {
  agreedToTell,
  missingConsents,
  standingOnTelling,
  standingAnswer,
  type FamilyMember,
  type OutsideParty,
  type RecordedConsent,
} from '../../../domain/meetings/consent.ts';

const attend = (
  of: FamilyMember,
  answer: RecordedConsent['answer'] = 'given',
): RecordedConsent => ({
  of,
  kind: 'attend',
  answer,
  parties: [],
});
/** The same word about telling the school. */
const share = (
  of: FamilyMember,
  answer: RecordedConsent['answer'] = 'given',
  parties: readonly string[] = ['school'],
): RecordedConsent => ({ of, kind: 'shareInformation', answer, parties });
/** Both consents of each, to the same effect. */
const twice = (consents: readonly RecordedConsent[]): readonly RecordedConsent[] =>
  consents.flatMap((one) => (one.kind === 'attend' ? [one, share(one.of, one.answer)] : [one]));
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
      share('guardian1', 'withdrawn'),
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
    [share('guardian1')],
    ['guardian1'],
  ],
];

describe('whose consent a meeting lacks (12 kap. 2 § OSL)', () => {
  it.each(rows)('%s', (...[, invited, childIsFifteen, consents, missing]) => {
    const family = {
      invited,
      outsiders: [['school']],
      guardians: both,
      childIsFifteen,
      childIsOfAge: false,
    };
    expect(missingConsents(family, twice(consents)).toSorted()).toEqual([...missing].toSorted());
  });

  it('from 18 is her own alone: no guardian consents for her, and one who comes for herself', () => {
    const grown = { guardians: both, outsiders: [], childIsFifteen: true, childIsOfAge: true };
    const said = twice([attend('child')]);
    expect(missingConsents({ ...grown, invited: ['child'] }, said)).toEqual([]);
    expect(missingConsents({ ...grown, invited: ['child', 'guardian2'] }, said)).toEqual([
      'guardian2',
    ]);
    expect(missingConsents({ ...grown, invited: ['child'] }, [])).toEqual(['child']);
  });

  it.each<readonly [string, childIsFifteen: boolean, missing: readonly FamilyMember[]]>([
    ['under 15 nobody can consent for the child, whatever it says', false, ['guardian1']],
    ['from 15 the young person can', true, []],
  ])('with no guardian known, %s', (_, childIsFifteen, missing) => {
    const invited = ['child'] as const;
    const family = {
      invited,
      outsiders: [['school']],
      guardians: [],
      childIsFifteen,
      childIsOfAge: false,
    };
    expect(missingConsents(family, twice([attend('child')]))).toEqual(missing);
  });

  type Telling = readonly [
    string,
    outsiders: readonly OutsideParty[],
    said: readonly RecordedConsent[],
  ];
  const school = ['school'];
  const reporter = ['reporter', 'school'];
  const nurse = ['reporter'];

  it.each<Telling>([
    [
      'a yes to each party who is there',
      [school, nurse],
      [share('guardian1', 'given', ['school', 'reporter'])],
    ],
    [
      'a yes to each party, one at a time',
      [school, nurse],
      [share('guardian1'), share('guardian1', 'given', ['reporter'])],
    ],
    ['a yes to the school, whose teacher reported', [reporter], [share('guardian1')]],
    ['a yes to anybody, when only family is there', [], [share('guardian1', 'given', ['bup'])]],
    [
      'a yes to the school after a no to all',
      [school],
      [share('guardian1', 'refused', []), share('guardian1')],
    ],
    [
      'a no to somebody who is not there',
      [school],
      [share('guardian1'), share('guardian1', 'refused', ['bup'])],
    ],
  ])('is none with %s', (_, outsiders, said) => {
    const family = {
      invited: ['guardian1'] as const,
      outsiders,
      guardians: both,
      childIsFifteen: false,
      childIsOfAge: false,
    };
    expect(missingConsents(family, [attend('guardian1'), ...said])).toEqual([]);
  });

  it.each<Telling>([
    ['nothing said of telling', [school], []],
    ['a yes to another party', [school], [share('guardian1', 'given', ['bup'])]],
    ['a yes to one of two parties', [school, nurse], [share('guardian1')]],
    ['a yes taken back', [school], [share('guardian1'), share('guardian1', 'withdrawn')]],
    [
      'a yes before a no to all',
      [school],
      [share('guardian1'), share('guardian1', 'withdrawn', [])],
    ],
    ['the other guardian’s yes', [school], [share('guardian2')]],
  ])('is hers with %s', (_, outsiders, said) => {
    const family = {
      invited: ['guardian1'] as const,
      outsiders,
      guardians: both,
      childIsFifteen: false,
      childIsOfAge: false,
    };
    expect(missingConsents(family, [attend('guardian1'), ...said])).toEqual(['guardian1']);
  });
});

describe('the family agrees to tell the school (12 kap. 2 § OSL)', () => {
  it.each<readonly [string, said: readonly RecordedConsent[], boolean]>([
    ['nothing said', [], false],
    ['a consent to attend', [attend('guardian1')], false],
    ['a yes that names it', [share('guardian1')], true],
    ['a yes that names another', [share('guardian1', 'given', ['bup'])], false],
    ['a yes taken back', [share('guardian1'), share('guardian1', 'withdrawn')], false],
    ['a no to all after a yes', [share('guardian1'), share('guardian1', 'refused', [])], false],
    ['a yes after a no to all', [share('guardian1', 'refused', []), share('guardian1')], true],
    [
      'one guardian’s yes and the other’s no',
      [share('guardian1'), share('guardian2', 'refused')],
      false,
    ],
    ['one guardian’s yes and the other’s silence', [share('guardian1'), attend('guardian2')], true],
    ['a no to another party', [share('guardian1'), share('guardian2', 'refused', ['bup'])], true],
  ])('%s', (_, said, agreed) => {
    expect(agreedToTell(said, ['school'])).toBe(agreed);
  });
});

describe('what stands of telling others', () => {
  const standing = (...consents: readonly RecordedConsent[]) =>
    standingOnTelling(consents, 'guardian1').map(({ answer, parties }) => [answer, ...parties]);
  const said = (answer: RecordedConsent['answer'], ...parties: readonly string[]) =>
    share('guardian1', answer, parties);

  it('is the newest word on each party, the newest first', () => {
    expect(standing(said('given', 'school', 'police'), said('withdrawn', 'school'))).toEqual([
      ['withdrawn', 'school'],
      ['given', 'police'],
    ]);
  });

  it('is nothing older than a no that names nobody', () => {
    expect(standing(said('given', 'school'), said('refused'), said('given', 'police'))).toEqual([
      ['given', 'police'],
      ['refused'],
    ]);
  });

  it('is hers alone', () => {
    expect(standing(share('guardian2'), attend('guardian1'))).toEqual([]);
  });
});
