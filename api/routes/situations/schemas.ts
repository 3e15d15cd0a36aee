import { z } from 'zod';
import { signatoryRoles } from '../../../domain/access/roles.ts';
import {
  changeOwners,
  followUpFunctions,
  situationCauses,
} from '../../../domain/situations/records.ts';
import {
  dutyView,
  freeText,
  instant,
  mostInList,
  opened,
  pageOf,
  shortText,
  statedId,
  statedInstant,
} from '../schemas.ts';

const summary = {
  id: z.uuid(),
  because: z
    .enum([...situationCauses, 'acuteSituation'])
    .meta({ description: 'För skolan alltid acuteSituation' }),
  openedAt: instant.meta({ description: 'För skolan: när den fick veta' }),
  heldAt: instant.nullable(),
  joinedTo: z.uuid().nullable().meta({
    description: 'Den situation som den följs upp tillsammans med',
  }),
  owner: z.string().meta({ description: 'Enheten vars IFO-chef leder uppföljningen' }),
  school: z.string().nullable(),
};
export const situationSummary = z.object(summary).meta({ id: 'AcuteSituationSummary' });
export const situationPage = pageOf(situationSummary);

const participant = z
  .strictObject({
    function: z.enum(followUpFunctions).meta({
      description: 'Familjen har ingen plats i mötet, som handlar om samarbetet och inte om barnet',
    }),
    name: shortText.nullable().default(null),
  })
  .meta({ id: 'Participant' });
const participants = z.array(participant).min(1).max(mostInList).readonly();
/** In older records whoever took part is a text. */
const everyParticipant = z.array(z.union([participant, z.string()])).readonly();

export const plan = z.strictObject({
  time: statedInstant,
  invited: participants,
  invitedFunctions: z
    .array(z.enum(signatoryRoles))
    .max(signatoryRoles.length)
    .readonly()
    .default([]),
});

const record = {
  held: z.literal(true),
  date: z.iso.date(),
  people: participants,
  worked: freeText,
  didNot: freeText,
};
const change = { what: freeText, date: z.iso.date() };

export const changeAgreed = z.strictObject({ ...change, owner: z.enum(changeOwners) });

export const followUpRecord = z.strictObject({
  ...record,
  agreedChanges: z
    .array(changeAgreed)
    .max(mostInList)
    .readonly()
    .default([])
    .meta({ description: 'Var och en blir en skyldighet för den funktion som åtog sig den' }),
});

export const counterpart = z.discriminatedUnion('with', [
  z.strictObject({ with: z.literal('childsSchool'), school: shortText }),
  z.strictObject({ with: z.literal('reportingAgency'), agency: shortText, reason: freeText }),
]);

export const joining = z.strictObject({ into: statedId, reason: freeText });

export const changeEnding = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done'), reason: freeText.nullable().default(null) }),
  z.strictObject({ outcome: z.literal('dropped'), reason: freeText }),
]);

const heldRecord = z.strictObject({
  ...record,
  people: everyParticipant,
  agreedChanges: z
    .array(z.strictObject({ ...change, owner: shortText }))
    .readonly()
    .optional()
    .meta({ description: 'Bara i äldre anteckningar' }),
});

/** A change that was agreed on, and what became of it. */
export const shownChange = {
  owner: z.enum(changeOwners),
  what: z.string().nullable(),
  date: z.iso.date().nullable(),
  ended: z
    .object({
      outcome: z.enum(['done', 'dropped']),
      at: instant,
      reason: z.string().nullable(),
    })
    .nullable(),
};
const agreedChange = z.object({ id: z.uuid(), ...shownChange }).meta({ id: 'AgreedChange' });

const invitation = plan.extend({
  invited: everyParticipant,
  contact: z
    .strictObject({ name: z.string(), phone: z.string().nullable() })
    .optional()
    .meta({ description: 'Den som leder mötet och svarar på frågor om det' }),
});

const plannedMeeting = z.object({
  id: z.uuid(),
  at: instant.nullable(),
  record: opened(invitation.nullable()),
});
export const meetingPage = pageOf(plannedMeeting);

export const situationView = z
  .object({
    ...summary,
    keptFrom: z.array(z.enum(signatoryRoles)).readonly().meta({
      description:
        'Funktioner på skolan som en anmälare har undantagit; de ser situationen först när de bjuds in i invitedFunctions. Tom för skolan.',
    }),
    reports: z.array(z.uuid()).readonly(),
    duties: z.array(dutyView).readonly(),
    meetings: z
      .array(plannedMeeting)
      .readonly()
      .meta({ description: 'De 50 första; alla under meetings' }),
    record: opened(heldRecord.nullable()),
    agreedChanges: z.array(agreedChange).readonly(),
    etag: z.int(),
  })
  .meta({ id: 'AcuteSituation' });

export const situationAnswer = z
  .object({
    id: z.uuid(),
    situation: z.object({ id: z.uuid(), heldAt: instant.nullable() }),
    etag: z.int(),
  })
  .meta({ id: 'SituationAnswer' });
