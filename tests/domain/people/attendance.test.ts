import { describe, expect, it } from 'vitest';
import { roles, type Role } from '../../../domain/access/roles.ts';
import { unattendedIn, type Away, type Holder } from '../../../domain/people/attendance.ts';

const day = (n: number): string => `2026-11-${String(n).padStart(2, '0')}T00:00:00.000Z`;
const span = { from: day(10), to: day(24) };

const holder = (personId: string, role: Role, changes: Partial<Holder> = {}): Holder => ({
  personId,
  role,
  unitId: 'one',
  deputyFor: null,
  from: day(1),
  to: null,
  ...changes,
});
const away = (personId: string, from: number, to: number): Away => ({
  personId,
  startsAt: day(from),
  endsAt: day(to),
});
const gaps = (holders: readonly Holder[], aways: readonly Away[] = []): readonly string[] =>
  unattendedIn(holders, aways, span).map(({ role, unitId, from, until, because }) =>
    [role, unitId, from.slice(8, 10), until?.slice(8, 10) ?? '–', because].join(' '),
  );

describe('a function in which nobody is there', () => {
  it('is none while somebody is', () => {
    expect(gaps([holder('a', 'rektor')])).toEqual([]);
  });

  it('is one whose only holder is away now, until she is back', () => {
    expect(gaps([holder('a', 'rektor')], [away('a', 9, 12)])).toEqual(['rektor one 10 12 away']);
  });

  it('is one whose only holder will be away before the next look', () => {
    expect(gaps([holder('a', 'rektor')], [away('a', 20, 30)])).toEqual(['rektor one 20 – away']);
  });

  it('is not one whose holder is away after that, or was before', () => {
    expect(gaps([holder('a', 'rektor')], [away('a', 24, 30), away('a', 1, 10)])).toEqual([]);
  });

  it('is not one with another holder, as long as both are not away', () => {
    const both = [holder('a', 'officer'), holder('b', 'officer')];
    expect(gaps(both, [away('a', 9, 20)])).toEqual([]);
    expect(gaps(both, [away('a', 9, 20), away('b', 15, 18)])).toEqual(['officer one 15 18 away']);
  });

  it('is not one for which somebody steps in', () => {
    const school = [
      holder('a', 'rektor'),
      holder('b', 'rektor', { deputyFor: 'rektor' }),
      holder('c', 'kurator'),
    ];
    expect(gaps(school, [away('a', 9, 20)])).toEqual([]);
    expect(gaps(school, [away('a', 9, 20), away('b', 9, 12)])).toEqual(['rektor one 10 12 away']);
    const intake = [holder('a', 'ifoChef'), holder('b', 'deputyIfoChef', { deputyFor: 'ifoChef' })];
    expect(gaps(intake, [away('a', 9, 20)])).toEqual([]);
  });

  it('is one that nobody holds any longer, from then on', () => {
    expect(gaps([holder('a', 'ifoChef', { to: day(5) })])).toEqual(['ifoChef one 10 – vacant']);
    expect(gaps([holder('a', 'ifoChef', { to: day(15) })])).toEqual(['ifoChef one 15 – vacant']);
  });

  it('is one until a successor comes', () => {
    const both = [
      holder('a', 'ifoChef', { to: day(12) }),
      holder('b', 'ifoChef', { from: day(16) }),
    ];
    expect(gaps(both)).toEqual(['ifoChef one 12 16 vacant']);
    const atOnce = [
      holder('a', 'ifoChef', { to: day(12) }),
      holder('b', 'ifoChef', { from: day(12) }),
    ];
    expect(gaps(atOnce)).toEqual([]);
  });

  it('is each unit’s own', () => {
    const two = [holder('a', 'rektor'), holder('b', 'rektor', { unitId: 'two' })];
    expect(gaps(two, [away('b', 9, 30)])).toEqual(['rektor two 10 – away']);
  });

  it.each(roles)('is looked for in %s, unless its duties are an author’s or another’s', (role) => {
    const expected =
      role === 'teacher' || role === 'deputyIfoChef' ? [] : [`${role} one 10 – away`];
    expect(gaps([holder('a', role)], [away('a', 9, 30)])).toEqual(expected);
  });
});
