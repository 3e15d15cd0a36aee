import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  assumableSettings,
  settingDefaults,
  type AssumableSetting,
} from '../../../domain/settings/settings.ts';
import { parseSettings } from '../../../services/people/settings.ts';

const presetText = (slug: string): string =>
  readFileSync(new URL(`../../../config/municipalities/${slug}.json`, import.meta.url), 'utf8');

/** What each municipality's collaboration document says of the settings; the rest is assumed. */
const presets: Readonly<
  Record<string, { code: string; says: readonly AssumableSetting[]; forms: readonly string[] }>
> = {
  // §§ on signing by rektor, kurator and skolsköterska, and on vakthavande outside hours.
  degerfors: {
    code: '1862',
    says: ['signatories', 'outOfHours.rule'],
    forms: [
      'Barnhälsoteam',
      'Familjecentral',
      'IOR',
      'Pinocchio',
      'Steget',
      'SIG',
      'BUG',
      'Familjeguiden',
    ],
  },
  atvidaberg: {
    code: '0561',
    says: [],
    forms: [
      'Resursteam',
      'Samma koll',
      'BUS-grupper',
      'Föräldrastöd',
      'Familjeverkstan',
      'Praktik med AME',
    ],
  },
  kinda: { code: '0513', says: [], forms: ['SSPF', 'Samma koll'] },
  nordanstig: { code: '2132', says: [], forms: ['SSPF', 'Välfärdsguiden'] },
};

/** A whole setting stands for its parts. */
const isAssumed = (assumed: readonly AssumableSetting[], setting: AssumableSetting): boolean =>
  assumed.some((one) => setting === one || setting.startsWith(`${one}.`));
const parts = assumableSettings.filter((setting) => setting !== 'outOfHours');

describe.each(Object.entries(presets))('the preset of %s', (slug, { code, says, forms }) => {
  const settings = parseSettings(presetText(slug));

  it('parses, and names its municipality and its source', () => {
    expect(settings.code).toBe(code);
    expect(settings.source).toMatch(/\d{4}|Samverkansdokument/);
    expect(settings.approvedBy).not.toBe('');
  });

  it('marks as assumed exactly what its document does not say', () => {
    expect(parts.filter((setting) => !isAssumed(settings.assumed, setting))).toEqual(
      parts.filter((setting) => says.includes(setting)),
    );
  });

  it('holds only the cooperation forms its documents name, each with its source', () => {
    expect(settings.cooperationForms.map(({ name }) => name)).toEqual(forms);
    expect(settings.cooperationForms.filter(({ source }) => source === '')).toEqual([]);
  });

  it('says of each form from when it is there, and by which source', () => {
    const undated = settings.cooperationForms.filter(
      ({ validFrom, source }) => !/^(19|20)\d\d-/.test(validFrom) || source === '',
    );
    expect(undated).toEqual([]);
  });

  it('lists only its differences from the defaults', () => {
    const file = JSON.parse(presetText(slug)) as Record<string, unknown>;
    const same = Object.entries(settingDefaults).filter(
      ([name, value]) => name in file && JSON.stringify(file[name]) === JSON.stringify(value),
    );
    expect(same).toEqual([]);
  });

  it('has numbers of its own for day and night', () => {
    expect(settings.phone).not.toBeNull();
    expect(settings.outOfHours.phone).not.toBeNull();
    expect(settings.outOfHours.phone).not.toBe(settings.phone);
  });
});

describe('what the documents leave unknown', () => {
  const formOf = (slug: string, key: string) =>
    parseSettings(presetText(slug)).cooperationForms.find((form) => form.key === key);
  const unknown = { from: null, to: null };

  it.each([
    ['degerfors', 'pinocchio', { consent: null }],
    ['degerfors', 'sig', { consent: null, contactFunction: null, parties: null }],
    // Other towns' SSPF has ages; theirs are not these.
    ['kinda', 'sspf', { ...unknown, parties: null }],
    ['nordanstig', 'sspf', { ...unknown, consent: null, contactFunction: null, needs: null }],
    ['atvidaberg', 'resursteam', { ...unknown, consent: null, offer: 'shown' }],
    ['atvidaberg', 'sammaKoll', { consent: null, offer: 'shown', validTo: '2019-12-31' }],
    ['kinda', 'sammaKoll', { consent: null, offer: 'shown', validTo: '2019-12-31' }],
  ])('%s: %s has %j, and nothing borrowed', (slug, key, says) => {
    expect(formOf(slug, key)).toMatchObject(says);
  });
});

describe('what the documents say and law decides', () => {
  it.each([
    ['degerfors', 'policeOfficerOnDuty', 'birthDay', false],
    ['atvidaberg', 'socialjour', 'wholeArea', false],
    ['kinda', 'socialjour', 'wholeArea', false],
    ['nordanstig', 'socialjour', 'birthDay', true],
  ])('%s: %s, retention by %s (16 kap. 4 § SoL), term meeting %s', (slug, rule, ...rest) => {
    const { outOfHours, retention, termMeeting } = parseSettings(presetText(slug));
    expect([outOfHours.rule, retention, termMeeting]).toEqual([rule, ...rest]);
  });

  it('the school’s report is signed by rektor, skolsköterska and kurator (Degerforsmodellen)', () => {
    expect(parseSettings(presetText('degerfors')).signatories.school).toEqual([
      'rektor',
      'skolskoterska',
      'kurator',
    ]);
  });
});
