import { z } from 'zod';
import type { FamilyMember } from '../../domain/meetings/consent.ts';
import { guardianKinds, identityKinds, threeWay } from '../../domain/report/report-content.ts';
import { mostInList, statedText } from './schemas.ts';

/** Schemas of what a reporter states. What is left out counts as *not answered*. */
export const answer = z.enum(threeWay).default('notAnswered');
export const text = statedText.nullable().default(null);

/** A number is kept as stated and not verified, because a wrong check digit must stop no report. */
const identity = z
  .strictObject({ kind: z.enum(identityKinds), value: statedText })
  .nullable()
  .default(null);

const school = z.strictObject({ name: text, class: text }).nullable().default(null);

export const statedChild = z
  .strictObject({
    givenName: text,
    familyName: text,
    identity,
    birthDate: text.meta({ description: 'ÅÅÅÅ-MM-DD; för ett ofött barn det väntade datumet' }),
    unborn: z.boolean().default(false),
    address: text,
    phone: text,
    homeMunicipalityCode: text,
    school,
    protectedIdentity: answer,
    language: text,
    interpreter: answer,
  })
  .meta({ id: 'StatedChild' });

const statedSibling = z
  .strictObject({ givenName: text, familyName: text, birthDate: text, identity })
  .meta({ id: 'StatedSibling' });

export const statedSiblings = z.strictObject({
  answer,
  list: z.array(statedSibling).max(mostInList).readonly().default([]),
});

export const statedGuardian = z
  .strictObject({
    kind: z.enum(guardianKinds).default('parent'),
    givenName: text,
    familyName: text,
    identity,
    phone: text,
    livesWithChild: answer,
    language: text,
    interpreter: answer,
  })
  .meta({ id: 'StatedGuardian' });

/**
 * A member of the family by place in the report, never by name. That the report names such a
 * guardian is checked by the service.
 */
export const familyMember = z.union([
  z.literal('child'),
  z.templateLiteral(['guardian', z.int()]),
]) satisfies z.ZodType<FamilyMember>;
