import { z } from 'zod';
import { roles, signatoryRoles } from '../../../domain/access/roles.ts';
import { instant, shortText, statedId, statedInstant } from '../schemas.ts';

const deputyFor = z.enum(roles).nullable().meta({
  description: 'Den funktion som personen träder in för',
});

const heldFunction = z
  .object({
    assignmentId: z.uuid(),
    role: z.enum(roles),
    unitId: z.uuid(),
    unit: z.string(),
    from: instant,
    to: instant.nullable(),
    deputyFor,
    needToKnow: z
      .boolean()
      .meta({ description: 'Om handläggaren får veta om skyddade personuppgifter' }),
    state: z.enum(['coming', 'now', 'ended']),
  })
  .meta({ id: 'HeldFunction' });

/** As the login provider names people: `sub`, at most 255 characters of ASCII (OpenID Connect Core §8). */
const login = z.string().regex(/^[\x21-\x7e]{1,255}$/);
const phone = z.string().regex(/^\+?[0-9][0-9 -]{4,20}$/);
const email = z.email().max(254);

export const staff = z
  .object({
    personId: z.uuid(),
    login: z.string(),
    givenName: z.string(),
    familyName: z.string(),
    title: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    absent: z.boolean(),
    functions: z
      .array(heldFunction)
      .readonly()
      .meta({ description: 'Alla i kommunen, också de som har slutat; den senaste först' }),
    absences: z.array(z.object({ startsAt: instant, endsAt: instant })).readonly(),
    sessions: z.object({ open: z.int(), lastSeenAt: instant.nullable() }).meta({
      description: 'Hur många inloggningar i webbläsare som är öppna, och när någon syntes',
    }),
  })
  .meta({ id: 'Staff' });

export const statedFunction = z
  .strictObject({
    role: z.enum(roles),
    unitId: statedId.meta({ description: 'Enhetens id, som i personens funktioner' }),
    from: statedInstant.nullable().meta({ description: 'null: nu' }),
    to: statedInstant.nullable().meta({ description: 'null: tills vidare' }),
    deputyFor: z
      .enum([...signatoryRoles, 'ifoChef'])
      .nullable()
      .meta({ description: 'För någon på en skola; den biträdande IFO-chefens är given' }),
    needToKnow: z.boolean(),
  })
  .meta({ id: 'NewFunction' });

export const contact = z
  .strictObject({
    givenName: shortText,
    familyName: shortText,
    title: shortText,
    phone: phone.nullable(),
    email: email.nullable(),
  })
  .meta({ id: 'Contact' });

export const statedPerson = contact
  .extend({ login, function: statedFunction })
  .meta({ id: 'NewPerson' });

export const statedEnding = z.strictObject({
  to: statedInstant.nullable().meta({ description: 'null: nu' }),
});
