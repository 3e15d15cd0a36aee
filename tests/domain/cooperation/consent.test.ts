import { describe, expect, it } from 'vitest';
import {
  consentersOf,
  missingConsenters,
  type GivenConsent,
} from '../../../domain/cooperation/consent.ts';

const both = ['guardian1', 'guardian2'] as const;

describe('whose consent a hand-over needs (12 kap. 2 § OSL, 3 kap. 4 § SoL)', () => {
  it.each([
    [both, 14, ['guardian1', 'guardian2']],
    [both, 15, ['guardian1', 'guardian2', 'child']],
    [both, 17, ['guardian1', 'guardian2', 'child']],
    [both, 18, ['child']],
    [both, null, ['guardian1', 'guardian2']],
    [[], 8, ['guardian1']],
    [[], null, ['guardian1']],
    [[], 15, ['child']],
  ] as const)('guardians %j, at %s years: %j', (guardians, age, needed) => {
    expect(consentersOf(guardians, age)).toEqual(needed);
  });
});

describe('a consent reaches a form', () => {
  const form = { parties: ['skolan', 'polisen'], consent: { who: [], written: false } };
  const yes = (differs: Partial<GivenConsent> = {}): GivenConsent => ({
    of: 'guardian1',
    how: 'spoken',
    on: '2026-11-20',
    parties: ['Skolan', 'polisen', 'mormor'],
    ...differs,
  });
  const written = { ...form, consent: { who: [], written: true } };
  const unknown = { parties: null, consent: null };

  it.each([
    ['names all its parties', form, yes(), true],
    ['leaves one party out', form, yes({ parties: ['skolan'] }), false],
    ['names nobody', unknown, yes({ parties: [] }), false],
    ['names somebody where its parties are unknown', unknown, yes({ parties: ['skolan'] }), true],
    ['was spoken where it has to be written', written, yes(), false],
    ['was written', written, yes({ how: 'written' }), true],
    ['is somebody else’s', form, yes({ of: 'guardian2' }), false],
  ] as const)('that %s: %#', (_, of, given, reaches) => {
    expect(missingConsenters(of, ['guardian1'], [given])).toEqual(reaches ? [] : ['guardian1']);
  });
});
