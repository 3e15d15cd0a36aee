import { describe, expect, it } from 'vitest';
import { settingDefaults, type MunicipalitySettings } from '../../../domain/settings/settings.ts';
import type { Directory } from '../../../services/directory.ts';
import { requireReachable } from '../../../services/people/production-settings.ts';

/** Two municipalities, of which one has these numbers and the other ones that are answered. */
const withPhones = (phone: string | null, outOfHours: string | null): Directory =>
  ({
    municipalities: [
      { id: '1', name: 'Kinda' },
      { id: '2', name: 'Degerfors' },
    ],
    settingsInForce: (id: string) =>
      ({
        ...settingDefaults,
        phone: id === '1' ? phone : '114 14',
        outOfHours: { rule: 'socialjour', phone: id === '1' ? outOfHours : '114 14' },
      }) as unknown as MunicipalitySettings,
  }) as unknown as Directory;

const refusedIn = (directory: Directory): string => {
  try {
    requireReachable(directory, '2026-11-30');
  } catch (error) {
    return (error as Error).message;
  }
  return 'starts';
};

describe('production (municipality settings: unknown phone numbers)', () => {
  it('starts with numbers by day and outside office hours', () => {
    expect(refusedIn(withPhones('114 14', '114 14'))).toBe('starts');
  });

  it.each<readonly [phone: string | null, outOfHours: string | null, said: readonly string[]]>([
    [null, '114 14', ['Kinda: phone is not configured']],
    ['114 14', null, ['Kinda: outOfHours.phone is not configured']],
    [null, null, ['Kinda: phone is not configured', 'Kinda: outOfHours.phone is not configured']],
    [
      '031-390 06 00',
      '070-174 06 99',
      [
        'Kinda: phone is a number for fiction, which nobody answers',
        'Kinda: outOfHours.phone is a number for fiction, which nobody answers',
      ],
    ],
  ])('does not with %s and %s, and names municipality and setting', (phone, outOfHours, said) => {
    expect(refusedIn(withPhones(phone, outOfHours)).split('\n').slice(1)).toEqual(
      said.map((line) => `  ${line}`),
    );
  });
});
