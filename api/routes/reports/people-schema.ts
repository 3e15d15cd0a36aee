import { z } from 'zod';
import { guardianKinds, identityKinds, threeWay } from '../../../domain/report/report-content.ts';
import { statedName, statedText } from '../schemas.ts';

/** Schemas of what a reporter states. What is left out counts as *not answered*. */
export const answer = z.enum(threeWay).default('notAnswered');
export const text = statedText.nullable().default(null);
export const name = statedName.nullable().default(null);

/** A number is kept as stated and not verified, because a wrong check digit must stop no report. */
const identity = z
  .strictObject({ kind: z.enum(identityKinds), value: statedName })
  .nullable()
  .default(null);

const school = z.strictObject({ name, class: name }).nullable().default(null);

export const statedChild = z
  .strictObject({
    givenName: name,
    familyName: name,
    identity,
    birthDate: name.meta({ description: 'ÅÅÅÅ-MM-DD; för ett ofött barn det väntade datumet' }),
    unborn: z.boolean().default(false),
    address: text,
    phone: name,
    homeMunicipalityCode: name,
    school,
    protectedIdentity: answer,
    language: name,
    interpreter: answer,
  })
  .meta({ id: 'StatedChild' });

export const statedSibling = z
  .strictObject({ givenName: name, familyName: name, birthDate: name, identity })
  .meta({ id: 'StatedSibling' });

export const statedGuardian = z
  .strictObject({
    kind: z.enum(guardianKinds).default('parent'),
    givenName: name,
    familyName: name,
    identity,
    phone: name,
    livesWithChild: answer,
    language: name,
    interpreter: answer,
  })
  .meta({ id: 'StatedGuardian' });
