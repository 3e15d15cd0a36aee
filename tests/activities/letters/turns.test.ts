import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTurns } from '../../../activities/letters/turns.ts';

/** Puts in works named `urgency party number` and takes all of them out. */
const orderOf = (works: readonly string[]): readonly string[] => {
  const turns = createTurns<string>();
  for (const work of works) {
    const [urgency = '', party = ''] = work.split(' ');
    turns.add({ urgency: Number(urgency), party }, work);
  }
  return works.map(() => turns.next() ?? 'none');
};

describe('works that wait for a thread', () => {
  it('are taken in the order in which they came', () => {
    expect(orderOf(['3 a 1', '3 a 2', '3 a 3'])).toEqual(['3 a 1', '3 a 2', '3 a 3']);
  });

  it('are taken urgent first, however late those came', () => {
    expect(orderOf(['3 a 1', '5 a 2', '3 b 3', '1 a 4'])).toEqual([
      '1 a 4',
      '3 a 1',
      '3 b 3',
      '5 a 2',
    ]);
  });

  it('are taken from one municipality after the other, so that many of one hold up none', () => {
    expect(orderOf(['3 a 1', '3 a 2', '3 a 3', '3 b 1', '3 c 1', '3 b 2'])).toEqual([
      '3 a 1',
      '3 b 1',
      '3 c 1',
      '3 a 2',
      '3 b 2',
      '3 a 3',
    ]);
  });

  it('hold up a municipality that comes later by one work of each other at most', () => {
    const turns = createTurns<string>();
    for (const work of ['a 1', 'a 2', 'b 1', 'b 2'])
      turns.add({ urgency: 3, party: work[0] ?? '' }, work);
    expect(turns.next()).toBe('a 1');
    turns.add({ urgency: 3, party: 'c' }, 'c 1');
    expect([turns.next(), turns.next(), turns.next()]).toEqual(['b 1', 'a 2', 'c 1']);
  });

  it('are gone when they are no longer wanted, and take nothing with them', () => {
    const turns = createTurns<string>();
    for (const work of ['one', 'two', 'three']) turns.add({ urgency: 3, party: 'a' }, work);
    turns.remove('two');
    turns.remove('never added');
    expect([turns.next(), turns.next(), turns.next()]).toEqual(['one', 'three', undefined]);
  });

  it('are each taken once, whatever comes', () => {
    const work = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom('a', 'b', 'c'));
    fc.assert(
      fc.property(fc.array(work), (works) => {
        const named = works.map(([urgency, party], index) => `${urgency} ${party} ${index}`);
        expect(orderOf(named).toSorted()).toEqual(named.toSorted());
      }),
    );
  });
});
