import { z } from 'zod';
import { answerWays, consultationWays } from '../../../domain/consultations/records.ts';
import { dutyView, freeText, instant, pageOf, shortText } from '../schemas.ts';

const withoutNumber = 'Utan barnets namn; ett personnummer eller samordningsnummer avvisas';

export const question = z.strictObject({
  question: freeText.meta({ description: withoutNumber }),
  fromDraft: z.boolean().default(false).meta({ description: 'Ställd medan en orosanmälan skrivs' }),
});

export const takenCall = z.strictObject({
  caller: shortText.meta({ description: 'Vem som ringde, som handläggaren skriver det' }),
  login: shortText.nullable().default(null).meta({
    description: 'Inloggning för den på en skola som ringde; då ser hon det som antecknats',
  }),
  question: freeText.meta({ description: withoutNumber }),
  answer: freeText,
});

export const givenAnswer = z.strictObject({
  outcome: z.enum(answerWays),
  answer: freeText.meta({ description: withoutNumber }),
});

const outOfHours = z.object({
  rule: z.enum(['socialjour', 'policeOfficerOnDuty']),
  phone: z.string().nullable(),
  now: z.boolean(),
});

const summary = {
  id: z.uuid(),
  way: z.enum(consultationWays),
  fromDraft: z.boolean(),
  askedAt: instant,
  answeredAt: instant.nullable(),
  school: z.string().nullable(),
  call: z
    .object({ phone: z.string().nullable(), outOfHours })
    .nullable()
    .meta({ description: 'Numret att ringa, när en kontorstimme har gått utan svar' }),
};
export const consultationPage = pageOf(z.object(summary).meta({ id: 'ConsultationSummary' }));

const said = { text: z.string().nullable(), by: z.string().nullable() };
export const consultationView = z
  .object({
    ...summary,
    question: z.object(said),
    answer: z.object({ ...said, how: z.enum(answerWays), at: instant }).nullable(),
    reports: z.array(z.uuid()).readonly().meta({
      description: 'Anmälningar som frågan har gått vidare till',
    }),
    duties: z.array(dutyView).readonly(),
    etag: z.int(),
  })
  .meta({ id: 'Consultation' });

const shown = z.object({ id: z.uuid(), answeredAt: instant.nullable() });
export const begun = z
  .object({ id: z.uuid(), consultation: shown })
  .meta({ id: 'ConsultationBegun' });
export const consultationAnswer = z
  .object({ id: z.uuid(), consultation: shown, etag: z.int() })
  .meta({ id: 'ConsultationAnswer' });
