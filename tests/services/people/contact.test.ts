import { describe, expect, it } from 'vitest';
import { settingDefaults, type MunicipalitySettings } from '../../../domain/settings/settings.ts';
import { contactOf } from '../../../services/people/contact.ts';
import type { Directory } from '../../../services/directory.ts';

const settings = {
  ...settingDefaults,
  phone: '031-390 06 00',
  outOfHours: { rule: 'policeOfficerOnDuty', phone: '031-390 06 19' },
} as unknown as MunicipalitySettings;
const directory = {
  settingsInForce: () => settings,
  municipality: () => ({ name: 'Degerfors' }),
} as unknown as Directory;

describe('how social services are reached', () => {
  it.each([
    ['on a Monday morning', '2026-11-23T08:42:00.000Z', true, '2026-11-23T08:42:00.000Z'],
    ['at the last minute of the day', '2026-11-23T15:29:00.000Z', true, '2026-11-23T15:29:00.000Z'],
    ['at closing', '2026-11-23T15:30:00.000Z', false, '2026-11-24T07:00:00.000Z'],
    ['on a Friday night', '2026-11-20T22:58:00.000Z', false, '2026-11-23T07:00:00.000Z'],
    [
      'before the clock goes forward',
      '2026-03-27T20:00:00.000Z',
      false,
      '2026-03-30T06:00:00.000Z',
    ],
  ])('is told %s by the hours of the office', (_, at, open, opensAt) => {
    expect(contactOf({ directory }, 'degerfors', at)).toMatchObject({
      municipality: 'Degerfors',
      phone: '031-390 06 00',
      open,
      opensAt,
    });
  });
});
