import { describe, expect, it } from 'vitest';
import { factRule, letterKinds, letterRule } from '../../../domain/areas.ts';
import { factKinds } from '../../../domain/kinds.ts';

describe('a fact wakes its workflow', () => {
  it.each(factKinds.filter((kind) => factRule(kind).opens))(
    'when it opens a duty, whose ladder would else have no clock: %s',
    (kind) => expect(factRule(kind).wakes).toBe(true),
  );

  it.each(letterKinds)('when it makes a letter due, which nobody would else make: %s', (kind) => {
    expect(factRule(letterRule(kind).dueBy).wakes).toBe(true);
  });
});
