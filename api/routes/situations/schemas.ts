import { z } from 'zod';
import { signatoryRoles } from '../../../domain/access/roles.ts';
import { situationCauses } from '../../../domain/situations/records.ts';
import {
  dutyView,
  freeText,
  instant,
  mostInList,
  opened,
  pageOf,
  shortText,
  statedInstant,
} from '../schemas.ts';

const summary = {
  id: z.uuid(),
  because: z
    .enum([...situationCauses, 'acuteSituation'])
    .meta({ description: 'För skolan alltid acuteSituation' }),
  openedAt: instant.meta({ description: 'För skolan: när den fick veta' }),
  heldAt: instant.nullable(),
  owner: z.string().meta({ description: 'Enheten vars IFO-chef leder uppföljningen' }),
  school: z.string().nullable(),
};
export const situationSummary = z.object(summary).meta({ id: 'AcuteSituationSummary' });
export const situationPage = pageOf(situationSummary);

export const plan = z.strictObject({
  time: statedInstant,
  invited: z.array(shortText).min(1).max(mostInList).readonly(),
  invitedFunctions: z
    .array(z.enum(signatoryRoles))
    .max(signatoryRoles.length)
    .readonly()
    .default([]),
});

export const followUpRecord = z.strictObject({
  held: z.literal(true),
  date: z.iso.date(),
  people: z.array(shortText).min(1).max(mostInList).readonly(),
  worked: freeText,
  didNot: freeText,
  agreedChanges: z
    .array(z.strictObject({ what: freeText, owner: shortText, date: z.iso.date() }))
    .max(mostInList)
    .readonly()
    .default([]),
});

const plannedMeeting = z.object({
  id: z.uuid(),
  at: instant.nullable(),
  record: opened(plan.nullable()),
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
    record: opened(followUpRecord.nullable()),
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
