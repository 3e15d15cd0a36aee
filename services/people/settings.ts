import { z } from 'zod';
import { agencyKinds, intakeAreas } from '../../domain/report/report-content.ts';
import { signatoryRoles } from '../../domain/access/roles.ts';
import { groundsFor } from '../../domain/settings/decision-grounds.ts';
import {
  assumableSettings,
  loosestServiceTimes,
  settingDefaults,
  type MunicipalitySettings,
} from '../../domain/settings/settings.ts';
import { cooperationForms } from './cooperation-forms.ts';

const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const phone = z.string().regex(/^[0-9][0-9 -]{4,20}$/);
/** A refusal says where the bound comes from, so that whoever wrote the file can look it up. */
const atMost = (loosest: number, source: string): z.ZodNumber =>
  z
    .number()
    .int()
    .min(1, { error: 'is no time at all' })
    .max(loosest, { error: `is later than ${loosest} (${source})` });

/** What law sets is nobody's setting, and what is misspelt would silently be the default. */
const noSetting = {
  error: (issue: { readonly code?: string }): string | undefined =>
    issue.code === 'unrecognized_keys'
      ? 'is no setting; what law sets (19 kap. 5–6 §§, 20 kap. 1–4 §§ SoL) is none'
      : undefined,
};

/**
 * Office hours may be longer than the default, never shorter. Some duties are counted in office
 * hours: in a very short office day, what is due in an hour could wait for weeks. `opens` then lies
 * before `closes` without a check of its own.
 */
const officeHours = z.strictObject({
  opens: localTime.refine((time) => time <= settingDefaults.officeHours.opens, {
    error: 'opens later than 08:00 (20 kap. 1 § SoL: what comes in is assessed at once)',
  }),
  closes: localTime.refine((time) => time >= settingDefaults.officeHours.closes, {
    error: 'closes earlier than 16:30 (20 kap. 1 § SoL: what comes in is assessed at once)',
  }),
});

const outOfHours = z.strictObject({
  rule: z.enum(['socialjour', 'policeOfficerOnDuty']),
  phone: phone.nullable(),
});

const signatories = z
  .array(z.enum(signatoryRoles))
  .refine((asked) => new Set(asked).size === asked.length, { error: 'asks a function twice' });

/** Words and order are the municipality's; the keys stand in records, so each is there once. */
const areas = z
  .array(z.strictObject({ area: z.enum(intakeAreas), text: z.string().regex(/\S/).max(80) }))
  .refine((all) => new Set(all.map(({ area }) => area)).size === intakeAreas.length, {
    error: `has to hold each of the ${intakeAreas.length} areas once`,
  })
  .max(intakeAreas.length);

const outcomes = ['open', 'doNotOpen'] as const;

/** Each key once, and a ground for either outcome: a decision has to have one (FL 32 §). */
const decisionGrounds = z
  .array(
    z.strictObject({
      key: z.string().regex(/^[a-z][a-zA-Z]{1,39}$/),
      for: z.enum([...outcomes, 'either']),
      text: z.string().min(1),
      means: z.string().min(1),
    }),
  )
  .refine((grounds) => new Set(grounds.map(({ key }) => key)).size === grounds.length, {
    error: 'lists a key twice',
  })
  .refine((grounds) => outcomes.every((one) => groundsFor(one, grounds).length > 0), {
    error: 'has no ground for one of the outcomes (32 § FL: a decision states its reasons)',
  });

/**
 * A municipality may be quicker than the default, never slower. Times set by law are not settings.
 */
const service = z.strictObject(
  {
    openReportMinutes: atMost(loosestServiceTimes.openReportMinutes, '20 kap. 1 § SoL: at once'),
    openAcuteReportMinutes: atMost(
      loosestServiceTimes.openAcuteReportMinutes,
      '20 kap. 1 § SoL: at once',
    ),
    coSignWeekdays: atMost(loosestServiceTimes.coSignWeekdays, 'Degerforsmodellen: signatures'),
    proposeMeetingTimesWeekdays: atMost(
      loosestServiceTimes.proposeMeetingTimesWeekdays,
      '19 kap. 5 § SoL: as soon as possible',
    ),
    followUpMeetingDays: atMost(
      loosestServiceTimes.followUpMeetingDays,
      'Degerforsmodellen: follow-up of acute situations',
    ),
  },
  noSetting,
);

const file = z
  .strictObject(
    {
      code: z.string().regex(/^\d{4}$/),
      name: z.string().min(1),
      version: z.number().int().positive(),
      validFrom: z.iso.date(),
      validTo: z.iso.date().nullable(),
      approvedBy: z.string().min(1),
      source: z.string().min(1),
      assumed: z.array(z.enum(assumableSettings)),
      phone: phone.nullable(),
      officeHours,
      outOfHours,
      signatories: z.partialRecord(z.enum(agencyKinds), signatories),
      service: service.partial(),
      decider: z.enum(['officer', 'ifoChef']),
      areas,
      decisionGrounds,
      termMeeting: z.boolean(),
      // The hour is the municipality’s; that there is one is not.
      syntheticReportHour: z.number().int().min(0).max(23),
      cooperationForms,
      retention: z.enum(['wholeArea', 'birthDay']),
    },
    noSetting,
  )
  .partial()
  .required({
    code: true,
    name: true,
    version: true,
    validFrom: true,
    approvedBy: true,
    source: true,
  });

/**
 * Reads a municipality's settings file, which lists only its differences from the explained
 * defaults.
 *
 * @throws z.ZodError naming each value that is unknown, misspelt or looser than allowed
 */
export function parseSettings(text: string): MunicipalitySettings {
  const differences = file.parse(JSON.parse(text));
  // The parsed object has no key that the file left out, so it never covers a default with
  // undefined.
  return {
    ...settingDefaults,
    ...differences,
    service: { ...settingDefaults.service, ...differences.service },
    signatories: { ...settingDefaults.signatories, ...differences.signatories },
  } as MunicipalitySettings;
}
