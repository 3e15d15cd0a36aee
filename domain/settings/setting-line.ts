import type { SignatoryRole } from '../access/roles.ts';
import type { LocalTime } from '../calendar/time.ts';
import type { LegalRuleId } from '../law/law.ts';
import type { AgencyKind } from '../report/report-content.ts';
import type { MunicipalitySettings, ServiceTimes } from './settings.ts';

export type SettingKey =
  | 'phone'
  | 'officeHours'
  | 'outOfHours.rule'
  | 'outOfHours.phone'
  | `signatories.${AgencyKind}`
  | `service.${keyof ServiceTimes}`
  | 'decider'
  | 'areas'
  | 'decisionGrounds'
  | 'termMeeting'
  | 'syntheticReportHour'
  | 'cooperationForms'
  | 'retention';

/** A value as it can be shown without knowing which setting it is of. */
export type SettingValue =
  | { readonly is: 'phone'; readonly phone: string | null }
  | { readonly is: 'hours'; readonly opens: LocalTime; readonly closes: LocalTime }
  | {
      readonly is: 'span';
      readonly count: number;
      readonly unit: 'minutes' | 'days' | 'weekdays';
    }
  | {
      readonly is: 'choice';
      readonly choice:
        | MunicipalitySettings['outOfHours']['rule']
        | MunicipalitySettings['decider']
        | MunicipalitySettings['retention'];
    }
  | { readonly is: 'yesNo'; readonly yes: boolean }
  | { readonly is: 'time'; readonly time: LocalTime }
  | { readonly is: 'functions'; readonly roles: readonly SignatoryRole[] }
  | {
      readonly is: 'texts';
      readonly texts: readonly { readonly key: string; readonly text: string }[];
    };

/** What a bound comes from: an act, or a document of the municipalities'. */
export type BoundSource =
  | {
      readonly is: 'law';
      readonly rule: LegalRuleId;
      readonly act: string;
      readonly section: string | null;
    }
  | { readonly is: 'document'; readonly name: string };

/**
 * How far a municipality may go: to `limit` at most, or at least. `decides`: the rule leaves nothing
 * to choose but says which of the values a municipality has; `reasons`: there is a ground for each
 * outcome.
 */
export type SettingBound = {
  readonly is: 'atMost' | 'atLeast' | 'decides' | 'reasons';
  readonly limit: SettingValue | null;
  readonly by: BoundSource;
};

export type SettingLine = {
  readonly key: SettingKey;
  readonly value: SettingValue;
  readonly default: SettingValue;
  readonly bound: SettingBound | null;
  /** The document that states the value; null where it is assumed, or nobody has said anything. */
  readonly source: string | null;
  /** No source states the value. */
  readonly assumed: boolean;
};
