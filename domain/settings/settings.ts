import type { AgencyKind } from '../report/report-content.ts';
import type { SignatoryRole } from '../access/roles.ts';
import type { OfficeHours } from '../calendar/office-hours.ts';
import type { LocalDate } from '../calendar/time.ts';
import { usualAreas, type NamedArea } from './areas.ts';
import type { CooperationForm } from './cooperation-forms.ts';
import { usualGrounds, type DecisionGround } from './decision-grounds.ts';

/** Service times a municipality may tighten; legal times are not settings. */
export type ServiceTimes = {
  readonly openReportMinutes: number;
  readonly openAcuteReportMinutes: number;
  readonly coSignWeekdays: number;
  readonly proposeMeetingTimesWeekdays: number;
  readonly followUpMeetingDays: number;
};

export type OutOfHours =
  | { readonly rule: 'socialjour'; readonly phone: string | null }
  | { readonly rule: 'policeOfficerOnDuty'; readonly phone: string | null };

/** The settings that every municipality has a value for, whether or not anybody has decided it. */
export const assumableSettings = [
  'phone',
  'officeHours',
  'outOfHours',
  'outOfHours.rule',
  'outOfHours.phone',
  'signatories',
  'service',
  'decider',
  'areas',
  'decisionGrounds',
] as const;
export type AssumableSetting = (typeof assumableSettings)[number];

export type MunicipalitySettings = {
  readonly code: string;
  readonly name: string;
  readonly version: number;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly approvedBy: string;
  readonly source: string;
  /** The values that no source states: shown as *assumed*. */
  readonly assumed: readonly AssumableSetting[];
  readonly phone: string | null;
  readonly officeHours: OfficeHours;
  readonly outOfHours: OutOfHours;
  readonly signatories: Readonly<Partial<Record<AgencyKind, readonly SignatoryRole[]>>>;
  readonly service: ServiceTimes;
  readonly decider: 'officer' | 'ifoChef';
  /** The twelve areas of the intake form, in the order and words of the municipality. */
  readonly areas: readonly NamedArea[];
  /** What a decision can rest on. */
  readonly decisionGrounds: readonly DecisionGround[];
  readonly termMeeting: boolean;
  /** The full hour (0 to 23, in Stockholm) at which the artificial report of a day is sent. */
  readonly syntheticReportHour: number;
  readonly cooperationForms: readonly CooperationForm[];
  /**
   * Which reports are preserved for research (16 kap. 4 § SoL): all in Östergötlands län
   * (`wholeArea`), elsewhere by the child's day of birth (`birthDay`).
   */
  readonly retention: 'wholeArea' | 'birthDay';
};

/** What holds where a municipality's own file says nothing. */
export const settingDefaults = {
  validTo: null,
  assumed: [],
  phone: null,
  officeHours: { opens: '08:00', closes: '16:30' },
  outOfHours: { rule: 'socialjour', phone: null },
  signatories: {
    school: ['rektor', 'skolskoterska', 'kurator'],
    gymnasium: ['rektor', 'skolskoterska', 'kurator'],
    pupilHealth: ['rektor', 'skolskoterska', 'kurator'],
    preschool: ['rektor'],
  },
  service: {
    openReportMinutes: 60,
    openAcuteReportMinutes: 15,
    coSignWeekdays: 1,
    proposeMeetingTimesWeekdays: 3,
    followUpMeetingDays: 30,
  },
  decider: 'officer',
  areas: usualAreas,
  decisionGrounds: usualGrounds,
  termMeeting: false,
  syntheticReportHour: 5,
  cooperationForms: [],
  retention: 'birthDay',
} as const satisfies Partial<MunicipalitySettings>;

/** The loosest value each service time may take, since a municipality may only be quicker. */
export const loosestServiceTimes: ServiceTimes = settingDefaults.service;
