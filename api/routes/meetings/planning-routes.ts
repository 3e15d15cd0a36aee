import { z } from 'zod';
import { recordConsent } from '../../../services/meetings/consents.ts';
import { waiverReasons } from '../../../domain/meetings/records.ts';
import {
  answerTimes,
  proposeMeeting,
  waiveMeeting,
} from '../../../services/meetings/plan-meeting.ts';
import type { Route } from '../../route.ts';
import { instants } from '../examples.ts';
import type { Correctable } from '../correctable.ts';
import { factRoutes } from '../fact-routes.ts';
import { freeText, mostInList, reportParams, shortText, statedInstant } from '../schemas.ts';
import { consent, consentExample } from './consent-schema.ts';
import { meeting, meetingParams } from './one-meeting.ts';

const times = z.array(statedInstant).min(1).max(mostInList).readonly();
export const proposal = z.strictObject({ times, place: shortText });
export const waiver = z.strictObject({ reason: z.enum(waiverReasons), note: freeText });
const plan = z.discriminatedUnion('plan', [
  proposal.extend({ plan: z.literal('propose') }),
  waiver.extend({ plan: z.literal('none') }),
]);
const proposalExample = { times: [instants.meeting], place: 'Exempelskolan i Degerfors' };

export const timeAnswer = z.strictObject({
  by: shortText,
  answer: freeText,
  how: z.enum(['phone', 'visit', 'letter', 'message']),
});
const timeAnswerExample = { by: 'guardian1', answer: 'Kan komma.', how: 'phone' } as const;

export const correctableMeetingPlans = [
  { kind: 'consentRecorded', record: consent },
  { kind: 'meetingWaived', record: waiver },
] as const satisfies readonly Correctable[];

/** Consents, proposed times and what people answered to them. */
export const meetingPlanningRoutes: readonly Route[] = [
  ...factRoutes({
    resource: 'consents',
    kinds: ['consentRecorded'],
    tag: 'meetings',
    operations: ['listConsents', 'readConsent', 'recordConsent'],
    called: 'samtyckena',
    params: reportParams,
    add: {
      summary: 'Anteckna ett samtycke',
      description:
        'Att delta, eller att dela uppgifter med dem som parties nämner (school, reporter eller någon annan): givet, nekat eller återtaget. Det senaste svaret gäller; från 15 år svarar den unga själv.',
      body: consent,
      sent: consentExample,
      perform: (deps, call, { params, body }) => recordConsent(deps, call, params.reportId, body),
    },
    record: consent,
    recordExample: consentExample,
  }),
  ...factRoutes({
    resource: 'meetings',
    kinds: ['meetingProposed', 'meetingWaived'],
    tag: 'meetings',
    operations: ['listMeetings', 'readMeeting', 'planMeeting'],
    called: 'mötena',
    params: reportParams,
    add: {
      summary: 'Föreslå tider för ett gemensamt möte, eller inget möte',
      description:
        'Ett möte börjar som ett förslag på tider. Blir det inget möte antecknas varför, och arbetet går vidare. Vid skyddad kontakt hålls enskilda samtal i stället.',
      body: plan,
      sent: { plan: 'propose', ...proposalExample },
      perform: (deps, call, { params, body }) => {
        const { plan: which, ...words } = body;
        return which === 'propose'
          ? proposeMeeting(deps, call, params.reportId, proposal.parse(words))
          : waiveMeeting(deps, call, params.reportId, waiver.parse(words));
      },
    },
    record: z.union([proposal, waiver]),
    recordExample: proposalExample,
  }),
  ...factRoutes({
    resource: 'meetings/:meetingId/times',
    kinds: ['meetingTimeAnswered'],
    tag: 'meetings',
    operations: ['listTimeAnswers', 'readTimeAnswer', 'recordTimeAnswer'],
    called: 'svaren på de föreslagna tiderna',
    params: meetingParams,
    under: meeting,
    add: {
      summary: 'Anteckna ett svar på de föreslagna tiderna',
      description: 'Vem som svarade vad, och hur.',
      body: timeAnswer,
      sent: timeAnswerExample,
      perform: (deps, call, { params, body }) => answerTimes(deps, call, params, body),
    },
    record: timeAnswer,
    recordExample: timeAnswerExample,
  }),
];
