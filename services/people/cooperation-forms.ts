import { z } from 'zod';
import { worryKinds } from '../../domain/report/report-content.ts';
import {
  firstSchoolYear,
  formConsenters,
  formLevels,
  formOffers,
  lastSchoolYear,
} from '../../domain/settings/cooperation-forms.ts';

const key = z.string().regex(/^[a-z][a-zA-Z]{1,39}$/);
const words = z.string().regex(/\S/);

const bound = z.union([
  z.strictObject({ age: z.int().min(0).max(25) }),
  z.strictObject({ schoolYear: z.int().min(firstSchoolYear).max(lastSchoolYear) }),
]);

/** What a file leaves out its source does not say; nothing is filled in from elsewhere. */
const cooperationForm = z.strictObject({
  key,
  name: words,
  parties: z.array(words).min(1).nullable().default(null),
  level: z.enum(formLevels).nullable().default(null),
  from: bound.nullable().default(null),
  to: bound.nullable().default(null),
  needs: z.array(z.enum(worryKinds)).min(1).nullable().default(null),
  criterion: words.nullable().default(null),
  preconditions: z.array(z.strictObject({ key, text: words })).default([]),
  consent: z
    .strictObject({ who: z.array(z.enum(formConsenters)), written: z.boolean() })
    .nullable()
    .default(null),
  contactFunction: words.nullable().default(null),
  rhythm: words.nullable().default(null),
  offer: z.enum(formOffers),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable().default(null),
  source: words,
});

/** A municipality's catalogue of cooperation forms. The keys stand in records, so each is there once. */
export const cooperationForms = z
  .array(cooperationForm)
  .refine((forms) => new Set(forms.map((form) => form.key)).size === forms.length, {
    error: 'lists a key twice',
  });
