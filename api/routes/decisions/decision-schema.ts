import { z } from 'zod';
import { identifierKinds } from '../../../domain/decisions/identity.ts';
import { freeText, shortText } from '../schemas.ts';

const outcome = z.enum(['open', 'doNotOpen']);
const reasoned = {
  outcome,
  reasons: freeText,
  childsView: freeText,
  bestInterests: freeText,
  override: freeText.nullable().default(null),
};

const mostGrounds = 10;
const grounds = z
  .array(z.strictObject({ ground: shortText, reason: freeText }))
  .min(1)
  .max(mostGrounds)
  .meta({ description: 'Grunder ur kommunens lista (/settings), med skälet till var och en' });

const identifiers = z
  .strictObject({
    number: shortText.nullable().default(null),
    birthDate: z.iso.date().nullable().default(null),
    name: shortText.nullable().default(null),
    whyNot: freeText
      .nullable()
      .default(null)
      .meta({ description: 'Varför färre än två jämförs: anmälan säger inte vem barnet är' }),
  })
  .meta({
    description: 'Två uppgifter om barnet, som servern jämför med barnet i anmälan',
  });

/** What a decision says; a correction of it says nothing else. */
export const decisionWords = z.strictObject({ ...reasoned, grounds });

/** The body of a decision, of a proposed one and of a changed one. */
export const decision = decisionWords.extend({ identifiers });

/** A decision as it is kept; older ones have grounds in free words, and a tick. */
export const decisionRecord = z.object({
  ...reasoned,
  override: z.string().nullable(),
  grounds: z.union([
    z.array(z.object({ ground: z.string(), text: z.string(), reason: z.string() })).readonly(),
    z.string(),
  ]),
  identifiers: z
    .object({
      compared: z.array(z.enum(identifierKinds)).readonly(),
      whyNot: z.string().nullable(),
    })
    .optional()
    .meta({ description: 'Vilka uppgifter om barnet som jämfördes' }),
  identifiersChecked: z.literal(true).optional(),
});

const said = {
  outcome: 'open',
  reasons: 'Uppgifterna om omsorgen behöver utredas.',
  childsView: 'Vill att farmor ska vara med.',
  bestInterests: 'Det är bäst för barnet att stödet prövas.',
  override: null,
} as const;
const ground = { ground: 'neglect', reason: 'Barnet är ofta utan tillsyn på kvällarna.' };

export const decisionExample = {
  ...said,
  grounds: [ground],
  identifiers: { number: null, birthDate: '2015-02-18', name: 'Kim Påhittad', whyNot: null },
};

export const decisionRecordExample = {
  ...said,
  grounds: [{ ...ground, text: 'Brister i omsorgen' }],
  identifiers: { compared: ['birthDate' as const, 'name' as const], whyNot: null },
} satisfies z.input<typeof decisionRecord>;
