import type { LocalDate } from '../calendar/time.ts';
import { ruleInForce, type LegalRuleId } from '../law/law.ts';
import { agencyKinds } from '../report/report-content.ts';
import type {
  BoundSource,
  SettingBound,
  SettingKey,
  SettingLine,
  SettingValue,
} from './setting-line.ts';
import {
  loosestServiceTimes,
  settingDefaults,
  type AssumableSetting,
  type MunicipalitySettings,
  type ServiceTimes,
} from './settings.ts';

type Values = Pick<
  MunicipalitySettings,
  Exclude<keyof typeof settingDefaults, 'validTo' | 'assumed'>
>;
type Stated = { readonly law: LegalRuleId } | { readonly document: string };
type Rule = {
  readonly key: SettingKey;
  readonly read: (of: Values) => SettingValue;
  readonly bound?: Omit<SettingBound, 'by'> & { readonly by: Stated };
};

const span = (count: number, unit: 'minutes' | 'days' | 'weekdays'): SettingValue => ({
  is: 'span',
  count,
  unit,
});

const serviceRule = (
  name: keyof ServiceTimes,
  unit: 'minutes' | 'days' | 'weekdays',
  by: Stated,
): Rule => ({
  key: `service.${name}`,
  read: ({ service }) => span(service[name], unit),
  bound: { is: 'atMost', limit: span(loosestServiceTimes[name], unit), by },
});

const degerfors: Stated = { document: 'Degerforsmodellen' };
const atOnce: Stated = { law: 'protectionAssessment' };

/** Only those kinds of agency of which somebody is asked, here or by default. */
const signatoryRules: readonly Rule[] = agencyKinds.map((kind) => ({
  key: `signatories.${kind}`,
  read: ({ signatories }) => ({ is: 'functions', roles: signatories[kind] ?? [] }),
}));

const rules: readonly Rule[] = [
  { key: 'phone', read: ({ phone }) => ({ is: 'phone', phone }) },
  {
    key: 'officeHours',
    read: ({ officeHours }) => ({ is: 'hours', ...officeHours }),
    bound: { is: 'atLeast', limit: { is: 'hours', ...settingDefaults.officeHours }, by: atOnce },
  },
  { key: 'outOfHours.rule', read: ({ outOfHours }) => ({ is: 'choice', choice: outOfHours.rule }) },
  { key: 'outOfHours.phone', read: ({ outOfHours }) => ({ is: 'phone', phone: outOfHours.phone }) },
  ...signatoryRules,
  serviceRule('openReportMinutes', 'minutes', atOnce),
  serviceRule('openAcuteReportMinutes', 'minutes', atOnce),
  serviceRule('coSignWeekdays', 'weekdays', degerfors),
  serviceRule('proposeMeetingTimesWeekdays', 'weekdays', { law: 'jointMeeting' }),
  serviceRule('followUpMeetingDays', 'days', degerfors),
  { key: 'decider', read: ({ decider }) => ({ is: 'choice', choice: decider }) },
  {
    key: 'areas',
    read: ({ areas }) => ({
      is: 'texts',
      texts: areas.map(({ area: key, text }) => ({ key, text })),
    }),
  },
  {
    key: 'decisionGrounds',
    read: ({ decisionGrounds }) => ({
      is: 'texts',
      texts: decisionGrounds.map(({ key, text }) => ({ key, text })),
    }),
    bound: { is: 'reasons', limit: null, by: { law: 'reasonsForDecision' } },
  },
  { key: 'termMeeting', read: ({ termMeeting }) => ({ is: 'yesNo', yes: termMeeting }) },
  {
    key: 'syntheticReportHour',
    read: ({ syntheticReportHour: hour }) => ({
      is: 'time',
      time: `${String(hour).padStart(2, '0')}:00`,
    }),
  },
  {
    key: 'cooperationForms',
    read: ({ cooperationForms }) => ({
      is: 'texts',
      texts: cooperationForms.map(({ key, name: text }) => ({ key, text })),
    }),
  },
  {
    key: 'retention',
    read: ({ retention }) => ({ is: 'choice', choice: retention }),
    bound: { is: 'decides', limit: null, by: { law: 'preservationForResearch' } },
  },
];

const sourceOf = (by: Stated, on: LocalDate): BoundSource => {
  if ('document' in by) return { is: 'document', name: by.document };
  const { act, section } = ruleInForce(by.law, on);
  return { is: 'law', rule: by.law, act, section };
};

/** What a file says of a setting it says of all that belongs to it: `outOfHours` of its telephone. */
const isAssumed = ({ assumed }: MunicipalitySettings, key: SettingKey): boolean =>
  assumed.some((one: AssumableSetting) => key === one || key.startsWith(`${one}.`));

const asText = (value: SettingValue): string => JSON.stringify(value);
const asksNobody = ({ value, default: usual }: SettingLine): boolean =>
  [value, usual].every((one) => one.is === 'functions' && one.roles.length === 0);

/**
 * Every setting of a municipality: its value, what holds where a file says nothing, how far the
 * municipality may go and by which rule, and where the value comes from.
 *
 * @param on the local date whose law the bounds name
 */
export function settingTable(
  settings: MunicipalitySettings,
  on: LocalDate,
): readonly SettingLine[] {
  return rules
    .map(({ key, read, bound }): SettingLine => {
      const [value, usual] = [read(settings), read(settingDefaults)];
      const assumed = isAssumed(settings, key);
      const isUnsaid = asText(value) === asText(usual) && unsaidByDefault.includes(key);
      return {
        key,
        value,
        default: usual,
        bound: bound ? { ...bound, by: sourceOf(bound.by, on) } : null,
        source: assumed || isUnsaid ? null : settings.source,
        assumed,
      };
    })
    .filter((line) => !asksNobody(line));
}

/** What no file need mention: at its default nobody has decided it. */
const unsaidByDefault: readonly SettingKey[] = [
  'termMeeting',
  'syntheticReportHour',
  'cooperationForms',
  'retention',
];
