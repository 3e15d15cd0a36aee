import { z } from 'zod';
import { systemParts } from '../../../domain/access/actor.ts';
import { roles } from '../../../domain/access/roles.ts';
import { actions, factKinds, lookKinds, markKinds } from '../../../domain/kinds.ts';
import { chainFaults } from '../../../platform/trail/check-chain.ts';
import { instant, paging, sha256, shortText, statedId } from '../schemas.ts';

const eventKinds = [...factKinds, ...markKinds, ...lookKinds] as const;

const actor = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('person'),
    personId: z.uuid().nullable().meta({ description: 'null för den som kommunen inte känner' }),
    name: z.string().nullable(),
    title: z.string().nullable(),
    role: z.enum(roles),
    unit: z.string().nullable(),
  }),
  z.object({ is: z.literal('client'), unit: z.string().nullable() }),
  z.object({ is: z.literal('system'), part: z.enum(systemParts) }),
]);

const event = {
  lane: z.enum(['sender', 'receiver', 'both', 'auditor']),
  n: z.int(),
  kind: z.enum(eventKinds),
  occurredAt: instant,
  who: actor,
  why: z.object({
    action: z.enum(actions).nullable(),
    detail: z.string().nullable(),
    withoutAssignment: z.boolean().meta({
      description: 'En handläggare läste en anmälan som någon annan handlägger',
    }),
  }),
  data: z
    .object({ bytes: z.string(), prevHash: sha256, hash: sha256 })
    .meta({ description: 'Händelsen som den är sparad, med länkarna i sin kedja' }),
};

const next = z.string().nullable().meta({
  description: 'Skickas som `after` för nästa sida; null när det inte finns någon',
});
const seenReport = z.object({ id: z.uuid(), reference: z.string() });

export const foundEvents = z
  .object({
    items: z
      .array(z.object({ ...event, streamId: z.uuid(), reference: z.string().nullable() }))
      .readonly(),
    next,
    days: z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() }),
  })
  .meta({ id: 'FoundEvents' });

export const personLooks = z
  .object({
    person: z.object({ personId: z.uuid(), name: z.string(), title: z.string() }),
    items: z.array(z.object({ ...event, reports: z.array(seenReport).readonly() })).readonly(),
    next,
  })
  .meta({ id: 'PersonLooks' });

const checkpoint = z.literal('absent').meta({
  description: 'Ännu sparar ingen annan var kedjorna slutar, så att ett avkapat slut syns',
});
export const verdict = z
  .discriminatedUnion('is', [
    z.object({ is: z.literal('whole'), events: z.int(), checked: z.int(), checkpoint }),
    z.object({
      is: z.literal('broken'),
      events: z.int(),
      lane: z.string().nullable(),
      at: z.int().meta({ description: 'Vilken händelse i ordningen' }),
      why: z.enum(chainFaults),
      checkpoint,
    }),
    z.object({ is: z.literal('unknown'), why: z.literal('unreadable') }),
  ])
  .meta({ id: 'Verdict' });

const days = {
  from: z.iso.date().optional().meta({ description: 'Första dagen, i svensk tid' }),
  to: z.iso.date().optional().meta({ description: 'Sista dagen, i svensk tid' }),
};
const pages = {
  limit: paging.limit,
  after: z.string().max(100).optional().meta({ description: '`next` från sidan före' }),
};

export const search = z.strictObject({
  ...pages,
  ...days,
  reference: shortText.optional(),
  personId: statedId.optional(),
  unitId: statedId.optional().meta({ description: 'Enheten där någon handlade' }),
  kind: z.enum(eventKinds).optional(),
});
export const looksQuery = z.strictObject({ ...pages, ...days });
