import { z } from 'zod';
import { recordTermMeeting } from '../../../services/house/hold-term-meeting.ts';
import { viewTermAgenda } from '../../../services/house/term-agenda.ts';
import { agreeOnTermChange, endTermChange } from '../../../services/house/term-changes.ts';
import { listTermMeetings, viewTermMeeting } from '../../../services/house/term-meeting-views.ts';
import { deedRoute, readRoute, type Route } from '../../route.ts';
import { dutyExample, ids, instants } from '../examples.ts';
import { offsetOf, pageQuery, statedId } from '../schemas.ts';
import { changeEnding } from '../situations/schemas.ts';
import {
  termAgenda,
  termChange,
  termMeetingAnswer,
  termMeetingPage,
  termMeetingView,
  termRecord,
} from './term-meeting-schemas.ts';

const summaryExample = {
  id: ids.other,
  term: { name: 'autumn', year: 2026, first: '2026-07-01', last: '2026-12-31' },
  heldAt: null,
  owner: 'IFO mottagning Nordanstig',
} as const;
const changeExample = {
  what: 'Numret till mottagningen anslås i personalrummet.',
  owner: 'rektor',
  school: 'Exempelskolan i Nordanstig',
  date: '2026-12-15',
} as const;
const answerExample = {
  id: ids.fact,
  termMeeting: { id: ids.other, heldAt: instants.meeting },
  etag: 2,
};

const params = z.object({ termMeetingId: statedId });
/** The `Location` of a deed on a term meeting is the meeting, which shows what was done. */
const inItsMeeting = (
  _answer: unknown,
  { params: at }: { readonly params: z.output<typeof params> },
): string => `/term-meetings/${at.termMeetingId}`;

const looks: readonly Route[] = [
  readRoute({
    path: '/term-meetings',
    operationId: 'listTermMeetings',
    summary: 'Läs terminsmötena',
    description: 'Kommunens, den senaste terminen först. Läsningen antecknas.',
    tag: 'own',
    request: { query: pageQuery },
    answer: termMeetingPage,
    example: { items: [summaryExample], total: 1, limit: 20, page: 1 },
    read: async (deps, call, { query }) => ({
      ...(await listTermMeetings(deps, call, offsetOf(query))),
      ...query,
    }),
  }),
  readRoute({
    path: '/term-meetings/:termMeetingId',
    operationId: 'readTermMeeting',
    summary: 'Läs ett terminsmöte',
    description:
      'Att det ska hållas, vad som antecknades och vad det blev av ändringarna. Både socialtjänsten och kommunens rektorer ser det. Läsningen antecknas.',
    tag: 'own',
    request: { params },
    answer: termMeetingView,
    example: {
      ...summaryExample,
      record: null,
      agreedChanges: [],
      earlierChanges: [{ id: ids.fact, ...changeExample, ended: null }],
      duties: [{ ...dutyExample, kind: 'termMeeting', ownerRole: 'ifoChef' }],
      etag: 1,
    },
    read: (deps, call, { params: at }) => viewTermMeeting(deps, call, at.termMeetingId),
  }),
  readRoute({
    path: '/term-meetings/:termMeetingId/agenda',
    operationId: 'readTermAgenda',
    summary: 'Läs terminsmötets dagordning',
    description:
      'För den som leder mötet: terminens antal för hela kommunen, och vad uppföljningsmöten efter akuta situationer har enats om. Inget barn, ingen anmälan och ingen situation nämns. Läsningen antecknas.',
    tag: 'own',
    request: { params },
    answer: termAgenda,
    example: {
      counts: { reports: 23, followUps: 6, followUpsInTime: 6 },
      changes: [
        { owner: 'officer', what: changeExample.what, date: changeExample.date, ended: null },
      ],
    },
    read: (deps, call, { params: at }) => viewTermAgenda(deps, call, at.termMeetingId),
  }),
];

const deeds: readonly Route[] = [
  deedRoute({
    path: '/term-meetings/:termMeetingId/records',
    operationId: 'recordTermMeeting',
    summary: 'Anteckna att terminsmötet är hållet',
    description: 'Datum, deltagare med funktion och vad man enades om. Utan något barn.',
    tag: 'own',
    request: { params, body: termRecord },
    sent: {
      date: '2026-12-01',
      people: [
        { function: 'rektor', name: null },
        { function: 'ifoChef', name: null },
      ],
      agreed: 'Mottagningen har öppet hus för rektorerna en gång i terminen.',
      agreedChanges: [changeExample],
    },
    answer: termMeetingAnswer,
    example: answerExample,
    located: inItsMeeting,
    perform: (deps, call, { params: at, body }) =>
      recordTermMeeting(deps, call, at.termMeetingId, body),
  }),
  deedRoute({
    path: '/term-meetings/:termMeetingId/changes',
    operationId: 'agreeOnTermChange',
    summary: 'Anteckna en ändring som terminsmötet enades om',
    description:
      'När anteckningen om mötet redan är skriven. Den funktion som åtar sig ändringen har den att göra till och med dagen som sägs.',
    tag: 'own',
    request: { params, body: termChange },
    sent: changeExample,
    answer: termMeetingAnswer,
    example: answerExample,
    located: inItsMeeting,
    perform: (deps, call, { params: at, body }) =>
      agreeOnTermChange(deps, call, at.termMeetingId, body),
  }),
  deedRoute({
    path: '/term-meetings/:termMeetingId/changes/:changeId/endings',
    operationId: 'endTermChange',
    summary: 'Anteckna vad det blev av en ändring',
    description:
      'Som terminsmötet enades om: genomförd, eller struken med ett skäl. Den funktion som åtog sig ändringen antecknar det, på en skola den skolans rektor, för en handläggare också ledningen.',
    tag: 'own',
    request: { params: params.extend({ changeId: statedId }), body: changeEnding },
    sent: { outcome: 'done', reason: null },
    answer: termMeetingAnswer,
    example: answerExample,
    located: inItsMeeting,
    perform: (deps, call, { params: at, body }) => endTermChange(deps, call, at, body),
  }),
];

/** The meeting of a municipality's schools and its social services, once a term. */
export const termMeetingRoutes: readonly Route[] = [...looks, ...deeds];
