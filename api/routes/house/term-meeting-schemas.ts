import { z } from 'zod';
import { termNames } from '../../../domain/calendar/school-term.ts';
import { changeOwners, meetingFunctions } from '../../../domain/situations/records.ts';
import { dutyView, freeText, instant, mostInList, pageOf, shortText } from '../schemas.ts';
import { shownChange } from '../situations/schemas.ts';

const summary = {
  id: z.uuid(),
  term: z.object({
    name: z.enum(termNames),
    year: z.int(),
    first: z.iso.date(),
    last: z.iso.date(),
  }),
  heldAt: instant.nullable(),
  owner: z.string().meta({ description: 'Enheten vars IFO-chef håller mötet' }),
};
export const termMeetingPage = pageOf(z.object(summary).meta({ id: 'TermMeetingSummary' }));

const participant = z
  .strictObject({
    function: z.enum(meetingFunctions).meta({
      description: 'Mötet handlar om samarbetet: inget barn, ingen familj och ingen som anmälare',
    }),
    name: shortText.nullable().default(null),
  })
  .meta({ id: 'TermParticipant' });

export const termChange = z.strictObject({
  what: freeText,
  owner: z.enum(changeOwners),
  school: shortText.nullable().default(null).meta({
    description: 'Skolan vars rektor åtog sig ändringen; krävs när owner är rektor',
  }),
  date: z.iso.date(),
});

const said = {
  date: z.iso.date(),
  people: z.array(participant).min(1).max(mostInList).readonly(),
  agreed: freeText,
};
export const termRecord = z.strictObject({
  ...said,
  agreedChanges: z
    .array(termChange)
    .max(mostInList)
    .readonly()
    .default([])
    .meta({ description: 'Var och en blir en skyldighet för den funktion som åtog sig den' }),
});

const changes = z
  .array(
    z
      .object({ id: z.uuid(), ...shownChange, school: z.string().nullable() })
      .meta({ id: 'TermChange' }),
  )
  .readonly();

export const termMeetingView = z
  .object({
    ...summary,
    record: z.object(said).nullable(),
    agreedChanges: changes,
    earlierChanges: changes.meta({
      description: 'Från mötena dessförinnan: öppna, eller klara sedan det senaste som hölls',
    }),
    duties: z.array(dutyView).readonly(),
    etag: z.int(),
  })
  .meta({ id: 'TermMeeting' });

const shownCount = z.int().nullable().meta({ description: 'null när antalet är mindre än fem' });
export const termAgenda = z
  .object({
    counts: z.object({
      reports: shownCount,
      followUps: shownCount,
      followUpsInTime: shownCount.meta({
        description: 'null också när resten är färre än fem, så att de inte kan räknas fram',
      }),
    }),
    changes: z
      .array(z.object(shownChange))
      .readonly()
      .meta({ description: 'Det som uppföljningsmöten efter akuta situationer enades om' }),
  })
  .meta({ id: 'TermAgenda' });

export const termMeetingAnswer = z
  .object({
    id: z.uuid(),
    termMeeting: z.object({ id: z.uuid(), heldAt: instant.nullable() }),
    etag: z.int(),
  })
  .meta({ id: 'TermMeetingAnswer' });
