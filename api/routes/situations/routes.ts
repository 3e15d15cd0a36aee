import { z } from 'zod';
import { openSituationFor } from '../../../services/intake/open-situation-for.ts';
import { agreeOnChange, endAgreedChange } from '../../../services/situations/agreed-changes.ts';
import { joinSituations } from '../../../services/situations/join-situations.ts';
import { nameCounterpart } from '../../../services/situations/name-counterpart.ts';
import { planFollowUp, recordFollowUp } from '../../../services/situations/follow-up.ts';
import {
  listSituations,
  viewFollowUpPlans,
  viewSituation,
} from '../../../services/situations/situation-views.ts';
import { deedRoute, readRoute, type Route } from '../../route.ts';
import { deedExample, dutyExample, ids, instants } from '../examples.ts';
import { deedAnswer, offsetOf, pageQuery, statedId } from '../schemas.ts';
import {
  changeAgreed,
  changeEnding,
  counterpart,
  followUpRecord,
  joining,
  meetingPage,
  plan,
  situationAnswer,
  situationPage,
  situationView,
} from './schemas.ts';

const summaryExample = {
  id: ids.other,
  because: 'reportedAcute',
  openedAt: instants.received,
  heldAt: null,
  joinedTo: null,
  owner: 'IFO mottagning Degerfors',
  school: 'Exempelskolan i Degerfors',
} as const;
const planExample = {
  time: instants.meeting,
  invited: [
    { function: 'rektor', name: null },
    { function: 'ifoChef', name: null },
  ],
  invitedFunctions: ['rektor'],
} as const;
const recordExample = {
  held: true,
  date: '2026-12-01',
  people: [
    { function: 'rektor', name: 'Annika Test' },
    { function: 'ifoChef', name: null },
    { function: 'officer', name: null },
  ],
  worked: 'Numret till mottagningen svarade direkt.',
  didNot: 'Skolan visste inte vem som ringer polisen.',
  agreedChanges: [
    { what: 'Rutinen anslås i personalrummet.', owner: 'rektor', date: '2026-12-15' },
  ],
} as const;
const answerExample = {
  id: ids.fact,
  situation: { id: ids.other, heldAt: null },
  etag: 2,
};

const situationParams = z.object({ situationId: statedId });

const looks: readonly Route[] = [
  readRoute({
    path: '/acute-situations',
    operationId: 'listAcuteSituations',
    summary: 'Läs de akuta situationerna',
    description:
      'Kommunens, och för rektorn den egna skolans som den vet om; de som ännu inte är uppföljda först.',
    tag: 'situations',
    request: { query: pageQuery },
    answer: situationPage,
    example: { items: [summaryExample], total: 1, limit: 20, page: 1 },
    read: async (deps, call, { query }) => ({
      ...(await listSituations(deps, call, offsetOf(query))),
      ...query,
    }),
  }),
  readRoute({
    path: '/acute-situations/:situationId',
    operationId: 'readAcuteSituation',
    summary: 'Läs en akut situation',
    description: 'Med planerade möten och det som antecknades. Läsningen antecknas.',
    tag: 'situations',
    request: { params: situationParams },
    answer: situationView,
    example: {
      ...summaryExample,
      keptFrom: [],
      reports: [ids.report],
      duties: [{ ...dutyExample, kind: 'holdFollowUpMeeting', ownerRole: 'ifoChef' }],
      meetings: [{ id: ids.fact, at: instants.meeting, record: planExample }],
      record: null,
      agreedChanges: [],
      etag: 2,
    },
    read: (deps, call, { params }) => viewSituation(deps, call, params.situationId),
  }),
  readRoute({
    path: '/acute-situations/:situationId/meetings',
    operationId: 'listFollowUpMeetings',
    summary: 'Läs vilka uppföljningsmöten som har planerats',
    description: 'I den ordning de planerades. Läsningen antecknas.',
    tag: 'situations',
    request: { params: situationParams, query: pageQuery },
    answer: meetingPage,
    example: {
      items: [{ id: ids.fact, at: instants.meeting, record: planExample }],
      total: 1,
      limit: 20,
      page: 1,
    },
    read: async (deps, call, { params, query }) => ({
      ...(await viewFollowUpPlans(deps, call, params.situationId, offsetOf(query))),
      ...query,
    }),
  }),
];

/**
 * The `Location` of a deed on a situation is the situation, which shows what was done; its facts
 * have no addresses of their own.
 */
const inItsSituation = (
  _answer: unknown,
  { params }: { readonly params: z.output<typeof situationParams> },
): string => `/acute-situations/${params.situationId}`;

const deeds: readonly Route[] = [
  deedRoute({
    path: '/acute-situations',
    operationId: 'openAcuteSituation',
    summary: 'Säg att en anmälan var en akut situation',
    description:
      'När anmälan själv inte sade det: ett samtal om natten, ett känt barn. Därefter ska ett uppföljningsmöte hållas.',
    tag: 'situations',
    request: { body: z.strictObject({ reportId: statedId }) },
    sent: { reportId: ids.report },
    answer: deedAnswer,
    example: deedExample,
    perform: (deps, call, { body }) => openSituationFor(deps, call, body.reportId),
  }),
  deedRoute({
    path: '/acute-situations/:situationId/meetings',
    operationId: 'planFollowUpMeeting',
    summary: 'Planera uppföljningsmötet',
    description:
      'Socialtjänsten och skolan, utan familjen, om samarbetet. IFO-chefen leder. Skolan ser situationen från det första planerade mötet; en funktion som anmälaren har undantagit först när den står i invitedFunctions.',
    tag: 'situations',
    request: { params: situationParams, body: plan },
    sent: planExample,
    answer: situationAnswer,
    example: answerExample,
    located: inItsSituation,
    perform: (deps, call, { params, body }) => planFollowUp(deps, call, params.situationId, body),
  }),
  deedRoute({
    path: '/acute-situations/:situationId/counterparts',
    operationId: 'nameCounterpart',
    summary: 'Säg vem uppföljningsmötet hålls med',
    description:
      'När ingen skola har anmält: med barnets skola, eller när ingen är känd med den verksamhet som anmälde, med skäl. Innan det är sagt planeras inget möte. Skolan får veta av situationen när mötet planeras.',
    tag: 'situations',
    request: { params: situationParams, body: counterpart },
    sent: { with: 'childsSchool', school: 'Exempelskolan i Degerfors' },
    answer: situationAnswer,
    example: answerExample,
    located: inItsSituation,
    perform: (deps, call, { params, body }) =>
      nameCounterpart(deps, call, params.situationId, body),
  }),
  deedRoute({
    path: '/acute-situations/:situationId/records',
    operationId: 'recordFollowUpMeeting',
    summary: 'Anteckna att uppföljningsmötet är hållet',
    description:
      'Vad som fungerade, vad som inte gjorde det och vad som ska ändras. Mötet kan inte strykas, bara hållas.',
    tag: 'situations',
    request: { params: situationParams, body: followUpRecord },
    sent: recordExample,
    answer: situationAnswer,
    example: { ...answerExample, situation: { id: ids.other, heldAt: instants.meeting } },
    located: inItsSituation,
    perform: (deps, call, { params, body }) => recordFollowUp(deps, call, params.situationId, body),
  }),
  deedRoute({
    path: '/acute-situations/:situationId/joinings',
    operationId: 'joinAcuteSituations',
    summary: 'Säg att två akuta situationer är en',
    description:
      'Den här följs upp tillsammans med en annan situation med samma skola, och har inget eget möte. Dess anmälningar hör sedan till båda.',
    tag: 'situations',
    request: { params: situationParams, body: joining },
    sent: { into: ids.report, reason: 'Två lärare anmälde samma händelse.' },
    answer: situationAnswer,
    example: answerExample,
    located: inItsSituation,
    perform: (deps, call, { params, body }) => joinSituations(deps, call, params.situationId, body),
  }),
  deedRoute({
    path: '/acute-situations/:situationId/changes',
    operationId: 'agreeOnChange',
    summary: 'Anteckna en ändring som mötet enades om',
    description:
      'När anteckningen om mötet redan är skriven. Den funktion som åtar sig ändringen har den att göra till och med dagen som sägs.',
    tag: 'situations',
    request: { params: situationParams, body: changeAgreed },
    sent: recordExample.agreedChanges[0],
    answer: situationAnswer,
    example: { ...answerExample, situation: { id: ids.other, heldAt: instants.meeting } },
    located: inItsSituation,
    perform: (deps, call, { params, body }) => agreeOnChange(deps, call, params.situationId, body),
  }),
  deedRoute({
    path: '/acute-situations/:situationId/changes/:changeId/endings',
    operationId: 'endAgreedChange',
    summary: 'Anteckna vad det blev av en ändring',
    description:
      'Som uppföljningsmötet enades om: genomförd, eller struken med ett skäl. Den funktion som åtog sig ändringen antecknar det, för en handläggare också ledningen. Båda sidor ser det.',
    tag: 'situations',
    request: { params: situationParams.extend({ changeId: statedId }), body: changeEnding },
    sent: { outcome: 'done', reason: null },
    answer: situationAnswer,
    example: { ...answerExample, situation: { id: ids.other, heldAt: instants.meeting } },
    located: inItsSituation,
    perform: (deps, call, { params, body }) => endAgreedChange(deps, call, params, body),
  }),
];

export const situationRoutes: readonly Route[] = [...looks, ...deeds];
