import { z } from 'zod';
import { unknowns } from '../../../domain/cooperation/fitting.ts';
import { notOfferedReasons } from '../../../domain/cooperation/offered.ts';
import {
  followUpOutcomes,
  formConsentAnswers,
  handOverStages,
} from '../../../domain/cooperation/records.ts';
import { identityKinds, worryKinds } from '../../../domain/report/report-content.ts';
import { firstSchoolYear, lastSchoolYear } from '../../../domain/settings/cooperation-forms.ts';
import { cooperationForm } from '../cooperation-form.ts';
import { dutyView, freeText, instant, pageOf, shortText } from '../schemas.ts';
import { familyMember } from '../stated-people.ts';

const year = z.int().min(firstSchoolYear).max(lastSchoolYear);

export const formQuestion = z.strictObject({
  schoolYear: z
    .preprocess(
      (text) => (typeof text === 'string' && /^-?\d+$/.test(text) ? Number(text) : text),
      year.optional(),
    )
    .meta({ description: 'Barnets årskurs i dag: −1 förskola, 0 förskoleklass, 10–12 gymnasiet' }),
  need: z
    .enum(worryKinds)
    .optional()
    .meta({ description: 'Slag av oro att pröva mot, i stället för dem i anmälan' }),
});

const consent = {
  of: familyMember,
  how: z.enum(['spoken', 'written']),
  on: z.iso.date().meta({ description: 'Dagen då samtycket lämnades' }),
  parties: z
    .array(shortText)
    .max(20)
    .meta({ description: 'De som får veta; alla formens parter (12 kap. 2 § OSL)' }),
};

/** What somebody writes who has chosen a form. */
export const formChoice = z.strictObject({
  form: shortText.meta({ description: 'Formens nyckel i kommunens katalog' }),
  why: freeText.meta({ description: 'Varför formen passar; det enda formen får veta om oron' }),
  goals: freeText.nullable().default(null),
  withNumber: z
    .boolean()
    .default(false)
    .meta({ description: 'Familjen har samtyckt till att formen får barnets nummer' }),
  schoolYear: year.nullable().default(null),
  preconditions: z
    .array(shortText)
    .max(20)
    .default([])
    .meta({ description: 'Nycklarna för de förutsättningar som finns' }),
  answers: z
    .array(z.strictObject({ about: z.enum(unknowns), of: shortText, answer: freeText }))
    .max(unknowns.length)
    .default([])
    .meta({ description: 'Det katalogen inte säger: vem som frågades och vad svaret var' }),
  consents: z.array(z.strictObject(consent)).max(20),
});

export const reasoned = z.strictObject({ reason: freeText });
export const statedConsent = z.strictObject({ ...consent, answer: z.enum(formConsentAnswers) });
export const formFollowUp = z.strictObject({
  outcome: z.enum(['continued', 'ended']),
  note: freeText.meta({ description: 'Läses också av socialtjänsten' }),
});
export const handingOn = z.strictObject({ choice: formChoice, note: freeText });

const range = z.enum(['within', 'tooYoung', 'outgrown', 'unknown']);
const summary = {
  id: z.uuid(),
  form: z.string(),
  to: z.string(),
  from: z.string(),
  stage: z.enum(handOverStages),
  begunAt: instant,
  acceptedAt: instant.nullable(),
  followedThrough: z.iso.date().nullable(),
};
const handOverSummary = z.object(summary).meta({ id: 'HandOverSummary' });
export const handOverPage = pageOf(handOverSummary);

export const formsView = z
  .object({
    offered: z.boolean(),
    because: z.enum(notOfferedReasons).nullable().meta({ description: 'Varför inget erbjuds' }),
    child: z.object({ age: z.int().nullable(), schoolYear: z.int().nullable() }),
    forms: z
      .array(
        z.object({
          form: cooperationForm,
          range: z.enum(['within', 'unknown']),
          need: z.enum(['stated', 'ask']),
          asks: z.array(z.enum(unknowns)).readonly(),
          consenters: z.array(familyMember).readonly(),
          hasContact: z.boolean(),
        }),
      )
      .readonly(),
    others: z
      .array(
        z.object({
          form: cooperationForm,
          because: z.enum(['tooYoung', 'outgrown', 'need', 'notInForce', 'shown']),
        }),
      )
      .readonly(),
    handOvers: z.array(handOverSummary).readonly(),
  })
  .meta({ id: 'FittingForms', description: 'Erbjuds, aldrig i stället för en anmälan' });

const handed = z.object({
  form: z.object({ key: z.string(), name: z.string() }),
  child: z.object({
    givenName: z.string().nullable(),
    familyName: z.string().nullable(),
    identity: z.object({ kind: z.enum(identityKinds), value: z.string() }).nullable(),
    birthDate: z.string().nullable(),
    schoolYear: z.object({ year: z.int(), on: z.iso.date() }).nullable(),
  }),
  guardians: z.array(familyMember).readonly(),
  why: z.string(),
  goals: z.string().nullable(),
  preconditions: z.array(z.string()).readonly(),
  answers: z
    .array(z.object({ about: z.enum(unknowns), of: z.string(), answer: z.string() }))
    .readonly(),
});

export const handOverView = z
  .object({
    ...summary,
    handed: handed.nullable(),
    consents: z
      .array(
        z.object({
          of: familyMember,
          how: z.enum(['spoken', 'written']),
          on: z.iso.date(),
          parties: z.array(z.string()).readonly(),
          form: z.string(),
          answer: z.enum(formConsentAnswers),
        }),
      )
      .readonly(),
    steps: z
      .array(
        z.object({
          kind: z.string(),
          at: instant,
          outcome: z.enum(followUpOutcomes).nullable(),
          about: z.uuid().nullable(),
          text: z.string().nullable(),
        }),
      )
      .readonly(),
    range: z
      .object({ now: range, nextTerm: range })
      .nullable()
      .meta({ description: 'Om barnet har vuxit ur formen, nu och när nästa termin börjar' }),
    origin: z
      .object({ reportId: z.uuid().nullable(), previousId: z.uuid().nullable() })
      .nullable()
      .meta({ description: 'Vad den kommer ur; bara för socialtjänsten' }),
    duties: z.array(dutyView).readonly(),
    etag: z.int(),
  })
  .meta({ id: 'HandOver' });

export const handOverAnswer = z
  .object({
    id: z.uuid(),
    handOver: z.object({
      id: z.uuid(),
      stage: z.enum(handOverStages),
      acceptedAt: instant.nullable(),
    }),
    duties: z.array(dutyView).readonly(),
    etag: z.int(),
  })
  .meta({ id: 'HandOverAnswer' });
