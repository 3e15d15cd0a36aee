import { z } from 'zod';
import {
  inviteToMeeting,
  recordMeetingOutcome,
  takeMinutes,
} from '../../../services/meetings/hold-meeting.ts';
import type { Route } from '../../route.ts';
import { instants } from '../examples.ts';
import type { Correctable } from '../correctable.ts';
import { factRoutes } from '../fact-routes.ts';
import { freeText, mostInList, shortText, statedInstant } from '../schemas.ts';
import { meeting, meetingParams } from './one-meeting.ts';

const invited = z
  .array(z.string().regex(/^(reporter|school|child|guardian[1-9]\d?)$/))
  .min(1)
  .max(mostInList)
  .readonly()
  .meta({ description: 'Platser, aldrig namn: reporter, school, child, guardian1, …' });
export const invitation = z.strictObject({
  time: statedInstant,
  place: shortText,
  invited,
  language: z.enum(['sv', 'en']).default('sv'),
});
const invitationExample = {
  time: instants.meeting,
  place: 'Exempelskolan i Degerfors',
  invited: ['reporter', 'guardian1'],
  language: 'sv',
} as const;

export const outcome = z.strictObject({
  outcome: z.enum(['held', 'moved', 'cancelled']),
  reason: freeText.nullable().default(null),
});

export const minutes = z.strictObject({
  present: z
    .array(
      z.strictObject({
        who: shortText,
        difficulties: freeText.nullable().default(null),
        assets: freeText.nullable().default(null),
      }),
    )
    .min(1)
    .max(mostInList)
    .readonly(),
  questions: freeText.nullable().default(null),
  agreed: z
    .array(
      z.strictObject({ what: freeText, by: shortText, when: shortText.nullable().default(null) }),
    )
    .max(mostInList)
    .readonly()
    .default([]),
});
const minutesExample = {
  present: [{ who: 'guardian1', difficulties: 'Morgnarna.', assets: 'Farmor.' }],
  questions: null,
  agreed: [{ what: 'Frukost i skolan.', by: 'school', when: '2026-12-08' }],
};

export const correctableMeetings = [
  { kind: 'meetingOutcomeRecorded', record: outcome },
  { kind: 'meetingMinutesTaken', record: minutes },
] as const satisfies readonly Correctable[];

/** The meeting itself: invited, held or not, and what was said. */
export const meetingHoldingRoutes: readonly Route[] = [
  ...factRoutes({
    resource: 'meetings/:meetingId/invitations',
    kinds: ['meetingInvited'],
    tag: 'meetings',
    operations: ['listInvitations', 'readInvitation', 'inviteToMeeting'],
    called: 'kallelserna',
    params: meetingParams,
    under: meeting,
    add: {
      summary: 'Kalla till mötet',
      description:
        'Kräver samtycke att delta och att dela uppgifter med dem som kallas, av var och en i familjen; kommer barnet, av alla vårdnadshavare. Brevet görs därefter och står bland anmälans letters.',
      body: invitation,
      sent: invitationExample,
      perform: (deps, call, { params, body }) => inviteToMeeting(deps, call, params, body),
    },
    record: invitation,
    recordExample: invitationExample,
  }),
  ...factRoutes({
    resource: 'meetings/:meetingId/outcomes',
    kinds: ['meetingOutcomeRecorded'],
    tag: 'meetings',
    operations: ['listMeetingOutcomes', 'readMeetingOutcome', 'recordMeetingOutcome'],
    called: 'utfallen av mötet',
    params: meetingParams,
    under: meeting,
    add: {
      summary: 'Anteckna om mötet hölls',
      description: 'Hållet, flyttat eller inställt. Bara ett hållet möte avslutar skyldigheten.',
      body: outcome,
      sent: { outcome: 'held' },
      perform: (deps, call, { params, body }) => recordMeetingOutcome(deps, call, params, body),
    },
    record: z.object({ reason: z.string().nullable() }),
    recordExample: { reason: null },
  }),
  ...factRoutes({
    resource: 'meetings/:meetingId/minutes',
    kinds: ['meetingMinutesTaken'],
    tag: 'meetings',
    operations: ['listMinutes', 'readMinutes', 'takeMinutes'],
    called: 'protokollen',
    params: meetingParams,
    under: meeting,
    add: {
      summary: 'Skriv protokoll',
      description: 'Vars och ens svårigheter och tillgångar, frågor, och vad som bestämdes.',
      body: minutes,
      sent: minutesExample,
      perform: (deps, call, { params, body }) => takeMinutes(deps, call, params, body),
    },
    record: minutes,
    recordExample: minutesExample,
  }),
];
