import { describe, expect, it } from 'vitest';
import { isProtectedContact } from '../../../domain/report/protected-contact.ts';
import {
  suspects,
  worryKinds,
  type Suspect,
  type WorryKind,
} from '../../../domain/report/report-content.ts';

type Worry = Parameters<typeof isProtectedContact>[0];
const worry = (change: Partial<Worry>): Worry => ({
  kinds: [],
  suspected: [],
  otherReasonNotToInformGuardians: null,
  ...change,
});

/**
 * Routine §1.5 by hand: for each kind of worry who is suspected, in the order guardian, household
 * member, relative, peer, other, unknown, nobody named. `P` protects, `.` does not: the guardians
 * are told as they normally are.
 */
const truth: Readonly<Record<WorryKind, string>> = {
  honour: 'PPPPPPP',
  violence: 'PPP..PP',
  sexualAbuse: 'PPP..PP',
  otherCrimeAgainstChild: 'PPP..PP',
  neglect: '.......',
  violation: '.......',
  misuse: '.......',
  crime: '.......',
  selfDestructive: '.......',
  bullying: '.......',
  peerViolence: '.......',
  seriousRelationProblems: '.......',
  greatDifficultyInSchool: '.......',
  none: '.......',
  unknown: '.......',
};

type Cell = readonly [kind: WorryKind, suspect: Suspect | 'nobody named', isProtected: boolean];
const columns = [...suspects, 'nobody named'] as const;
const cells: readonly Cell[] = worryKinds.flatMap((kind) =>
  columns.map((suspect, column): Cell => [kind, suspect, truth[kind][column] === 'P']),
);

describe('protected contact (20 kap. 4 § SoL, särskilda skäl): guardians not to be informed', () => {
  it.each(cells)('%s, suspected %s: %s', (kind, suspect, isProtected) => {
    const suspected = suspect === 'nobody named' ? [] : [suspect];
    expect(isProtectedContact(worry({ kinds: [kind], suspected }))).toBe(isProtected);
  });

  it.each<readonly [name: string, change: Partial<Worry>, isProtected: boolean]>([
    ['no kind of worry at all', {}, false],
    ['a guardian suspected of nothing named', { suspected: ['guardian'] }, false],
    [
      'violence beside neglect, a relative suspected',
      { kinds: ['neglect', 'violence'], suspected: ['relative'] },
      true,
    ],
    [
      'violence by a peer and a guardian',
      { kinds: ['violence'], suspected: ['peer', 'guardian'] },
      true,
    ],
    [
      'violence by a peer and somebody else',
      { kinds: ['violence'], suspected: ['peer', 'other'] },
      false,
    ],
    [
      'schoolyard violence beside bullying, a peer suspected',
      { kinds: ['peerViolence', 'bullying', 'violence'], suspected: ['peer'] },
      false,
    ],
    ['honour beside a peer', { kinds: ['honour', 'bullying'], suspected: ['peer'] }, true],
  ])('%s: %s', (_, change, isProtected) => {
    expect(isProtectedContact(worry(change))).toBe(isProtected);
  });

  it.each([
    ['a stated reason', 'Risk att pojken förs utomlands.', true],
    ['*vet inte*', 'unknown', false],
    ['an empty field', '', false],
    ['nothing but spaces', '  ', false],
  ])('another reason of the reporter, %s, protects: %s', (_, reason, isProtected) => {
    const change = { kinds: ['neglect'], otherReasonNotToInformGuardians: reason } as const;
    expect(isProtectedContact(worry(change))).toBe(isProtected);
  });
});
