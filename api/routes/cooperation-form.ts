import { z } from 'zod';
import { worryKinds } from '../../domain/report/report-content.ts';
import { formConsenters, formLevels, formOffers } from '../../domain/settings/cooperation-forms.ts';

const bound = z.union([z.object({ age: z.int() }), z.object({ schoolYear: z.int() })]).meta({
  description: 'Ålder i hela år, eller årskurs: −1 förskola, 0 förskoleklass, 10–12 gymnasiet',
});

/** A cooperation form as the catalogue of its municipality has it. */
export const cooperationForm = z
  .object({
    key: z.string(),
    name: z.string(),
    parties: z.array(z.string()).readonly().nullable(),
    level: z.enum(formLevels).nullable(),
    from: bound.nullable(),
    to: bound.nullable(),
    needs: z.array(z.enum(worryKinds)).readonly().nullable(),
    criterion: z.string().nullable(),
    preconditions: z.array(z.object({ key: z.string(), text: z.string() })).readonly(),
    consent: z
      .object({ who: z.array(z.enum(formConsenters)).readonly(), written: z.boolean() })
      .nullable(),
    contactFunction: z.string().nullable(),
    rhythm: z.string().nullable(),
    offer: z.enum(formOffers),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    source: z.string(),
  })
  .meta({ id: 'CooperationForm', description: 'Null är okänt och frågas av en människa' });
