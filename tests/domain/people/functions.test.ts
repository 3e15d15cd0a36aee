import { describe, expect, it } from 'vitest';
import { roles, type Role } from '../../../domain/access/roles.ts';
import {
  mayBeToldApart,
  overlap,
  rolesAt,
  steppingInFor,
  termStateAt,
  type UnitKind,
} from '../../../domain/people/functions.ts';

const kinds: readonly UnitKind[] = ['school', 'intake', 'management', 'form'];
const [t1, t2, t3, t4] = [1, 2, 3, 4].map((day) => `2026-11-0${day}T00:00:00.000Z`) as [
  string,
  string,
  string,
  string,
];

describe('a function', () => {
  it.each(roles)('%s is held at one kind of unit', (role) => {
    expect(kinds.filter((kind) => rolesAt(kind).includes(role))).toHaveLength(1);
  });

  it.each([
    ['kurator', null, null],
    ['kurator', 'rektor', 'rektor'],
    ['rektor', 'rektor', 'rektor'],
    ['teacher', 'skolskoterska', 'skolskoterska'],
    ['teacher', 'ifoChef', undefined],
    ['teacher', 'teacher', undefined],
    ['officer', 'rektor', undefined],
    ['deputyIfoChef', null, 'ifoChef'],
    ['deputyIfoChef', 'ifoChef', 'ifoChef'],
    ['deputyIfoChef', 'socialchef', undefined],
    ['administrator', 'ifoChef', undefined],
  ] as const)('%s that is said to step in for %s does so for %s', (role, stated, expected) => {
    expect(steppingInFor(role, stated)).toBe(expected);
  });

  it.each(roles.filter((role) => role !== 'officer'))(
    '%s is not told apart by who may know of protected identity',
    (role: Role) => {
      const fits = [true, false].map((needToKnow) => mayBeToldApart({ role, needToKnow }));
      expect(fits).toEqual([false, true]);
    },
  );

  it('of an officer is, either way', () => {
    const fits = [true, false].map((needToKnow) => mayBeToldApart({ role: 'officer', needToKnow }));
    expect(fits).toEqual([true, true]);
  });
});

describe('two terms of a function', () => {
  it.each([
    [{ from: t1, to: t2 }, { from: t2, to: t3 }, false],
    [{ from: t1, to: t3 }, { from: t2, to: t4 }, true],
    [{ from: t1, to: null }, { from: t4, to: null }, true],
    [{ from: t1, to: t4 }, { from: t2, to: t3 }, true],
    [{ from: t1, to: t2 }, { from: t3, to: null }, false],
    [{ from: t2, to: t2 }, { from: t2, to: null }, false],
  ])('%o and %o overlap: %s', (one, other, expected) => {
    expect([overlap(one, other), overlap(other, one)]).toEqual([expected, expected]);
  });
});

describe('a term', () => {
  it.each([
    [{ from: t2, to: null }, t1, 'coming'],
    [{ from: t2, to: null }, t2, 'now'],
    [{ from: t1, to: t3 }, t2, 'now'],
    [{ from: t1, to: t3 }, t3, 'ended'],
    [{ from: t3, to: t3 }, t1, 'ended'],
    [{ from: t3, to: t4 }, t1, 'coming'],
  ] as const)('%o at %s is %s', (term, at, expected) => {
    expect(termStateAt(term, at)).toBe(expected);
  });
});
