import { describe, expect, it } from 'vitest';
import { agencyKinds } from '../../../domain/report/report-content.ts';
import {
  assumableSettings,
  settingDefaults,
  type MunicipalitySettings,
} from '../../../domain/settings/settings.ts';
import type { SettingKey, SettingLine } from '../../../domain/settings/setting-line.ts';
import { settingTable } from '../../../domain/settings/setting-table.ts';

const today = '2026-11-23';

const settings: MunicipalitySettings = {
  ...settingDefaults,
  code: '1862',
  name: 'Degerfors',
  version: 3,
  validFrom: '2026-01-01',
  approvedBy: 'socialnämnden',
  source: 'Socialnämndens beslut',
};

const lineOf = (key: SettingKey, changed: Partial<MunicipalitySettings> = {}): SettingLine => {
  const found = settingTable({ ...settings, ...changed }, today).find((one) => one.key === key);
  if (!found) throw new Error(`no line of ${key}`);
  return found;
};

describe('the table of a municipality’s settings', () => {
  it('has every setting that there is, and each once', () => {
    const everybodyAsked = Object.fromEntries(
      agencyKinds.map((kind) => [kind, ['rektor'] as const]),
    );
    const keys = settingTable({ ...settings, signatories: everybodyAsked }, today).map(
      ({ key }) => key,
    );
    const { validTo: _, assumed: __, ...values } = settingDefaults;
    const nested = ['service', 'outOfHours', 'signatories'] as const;
    const expected = Object.entries(values).flatMap(([name, value]) =>
      nested.some((one) => one === name)
        ? Object.keys(value as object).map((k) => `${name}.${k}`)
        : [name],
    );
    const ofAgencies = agencyKinds.map((kind) => `signatories.${kind}`);
    expect(keys.toSorted()).toEqual([...new Set([...expected, ...ofAgencies])].toSorted());
  });

  it('leaves out an agency of which nobody is asked to sign, here or by default', () => {
    const keys = settingTable(settings, today).map(({ key }) => key);
    expect(keys.filter((key) => key.startsWith('signatories.'))).toEqual([
      'signatories.preschool',
      'signatories.school',
      'signatories.gymnasium',
      'signatories.pupilHealth',
    ]);
  });

  it('shows one whose default asks somebody and whose file asks nobody', () => {
    const line = lineOf('signatories.school', { signatories: { school: [] } });
    expect([line.value, line.default]).toEqual([
      { is: 'functions', roles: [] },
      { is: 'functions', roles: ['rektor', 'skolskoterska', 'kurator'] },
    ]);
  });

  it('shows the value beside what holds where a file says nothing', () => {
    const service = { ...settingDefaults.service, openReportMinutes: 30 };
    const { value, default: usual } = lineOf('service.openReportMinutes', { service });
    expect([value, usual]).toEqual([
      { is: 'span', count: 30, unit: 'minutes' },
      { is: 'span', count: 60, unit: 'minutes' },
    ]);
  });
});

describe('the bound of a setting', () => {
  it.each([
    ['service.openReportMinutes', 'atMost', '20 kap. 1 §'],
    ['service.openAcuteReportMinutes', 'atMost', '20 kap. 1 §'],
    ['service.proposeMeetingTimesWeekdays', 'atMost', '19 kap. 5 §'],
    ['officeHours', 'atLeast', '20 kap. 1 §'],
    ['decisionGrounds', 'reasons', '32 §'],
    ['retention', 'decides', '16 kap. 4 §'],
  ] as const)('of %s is %s what the law says (%s)', (key, is, section) => {
    const { bound } = lineOf(key);
    expect(bound).toMatchObject({ is, by: { is: 'law', section } });
  });

  it('names the act in force on the day', () => {
    const old = settingTable(settings, '2025-06-30').find(({ key }) => key === 'officeHours');
    expect(old?.bound?.by).toMatchObject({ act: 'SoL (2001:453)', section: '11 kap. 1 a §' });
  });

  it.each(['service.coSignWeekdays', 'service.followUpMeetingDays'] as const)(
    'of %s comes from the model and from no act',
    (key) => {
      expect(lineOf(key).bound?.by).toEqual({ is: 'document', name: 'Degerforsmodellen' });
    },
  );

  it.each(['phone', 'decider', 'termMeeting'] as const)('is none for %s', (key) => {
    expect(lineOf(key).bound).toBeNull();
  });
});

describe('a value that no source states', () => {
  it.each([
    ['outOfHours', 'outOfHours.phone', true],
    ['outOfHours.phone', 'outOfHours.phone', true],
    ['outOfHours.phone', 'outOfHours.rule', false],
    ['service', 'service.coSignWeekdays', true],
    ['signatories', 'signatories.school', true],
    ['areas', 'areas', true],
    ['areas', 'decider', false],
  ] as const)('%s makes %s assumed: %s', (assumed, key, expected) => {
    expect(lineOf(key, { assumed: [assumed] }).assumed).toBe(expected);
  });

  it('names no source, and every other its document', () => {
    const assumed = lineOf('decider', { assumed: ['decider'] });
    expect([assumed.source, lineOf('decider').source]).toEqual([null, 'Socialnämndens beslut']);
  });

  it('has a line of its own or belongs to others, whatever it is', () => {
    const lines = settingTable({ ...settings, assumed: assumableSettings }, today);
    const stated = lines.filter((line) => !line.assumed).map(({ key }) => key);
    expect(stated).toEqual(['termMeeting', 'syntheticReportHour', 'cooperationForms', 'retention']);
  });

  it('may be a default that a file need not mention', () => {
    const [unsaid, said] = [lineOf('termMeeting'), lineOf('termMeeting', { termMeeting: true })];
    expect([unsaid.source, said.source]).toEqual([null, 'Socialnämndens beslut']);
  });
});
