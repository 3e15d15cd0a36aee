import { z } from 'zod';
import { costOfReport } from '../../../domain/reports/report-cost.ts';
import { answerConsultation } from '../../../services/consultations/answer.ts';
import { askConsultation } from '../../../services/consultations/ask.ts';
import {
  listConsultations,
  viewConsultation,
} from '../../../services/consultations/consultation-views.ts';
import { reportFromConsultation } from '../../../services/consultations/report-from.ts';
import { takeConsultationCall } from '../../../services/consultations/take-call.ts';
import { deedRoute, readRoute, type Route } from '../../route.ts';
import { dutyExample, ids, instants } from '../examples.ts';
import { reportContent } from '../reports/content-schema.ts';
import { receiptExample, sentExample } from '../reports/examples.ts';
import { receipt } from '../reports/schemas.ts';
import { offsetOf, pageQuery, statedId } from '../schemas.ts';
import {
  begun,
  consultationAnswer,
  consultationPage,
  consultationView,
  givenAnswer,
  question,
  takenCall,
} from './schemas.ts';

const summaryExample = {
  id: ids.other,
  way: 'written',
  fromDraft: true,
  askedAt: instants.received,
  answeredAt: null,
  school: 'Exempelskolan i Degerfors',
  call: {
    phone: '031-390 06 00',
    outOfHours: { rule: 'policeOfficerOnDuty', phone: '031-390 06 19', now: false },
  },
} as const;
const asked = 'En elev i åttan är rädd för att gå hem. Ska vi tala med vårdnadshavarna först?';
const answered = 'Tala inte med dem om hon är rädd för någon av dem. Anmäl i dag.';
const shown = { id: ids.other, answeredAt: null };
const params = z.object({ consultationId: statedId });

const looks: readonly Route[] = [
  readRoute({
    path: '/consultations',
    operationId: 'listConsultations',
    summary: 'Läs konsultationerna',
    description:
      'På en skola de egna frågorna, hos socialtjänsten kommunens: obesvarade först. Läsningen antecknas.',
    tag: 'consultations',
    request: { query: pageQuery },
    answer: consultationPage,
    example: { items: [summaryExample], total: 1, limit: 20, page: 1 },
    read: async (deps, call, { query }) => ({
      ...(await listConsultations(deps, call, offsetOf(query))),
      ...query,
    }),
  }),
  readRoute({
    path: '/consultations/:consultationId',
    operationId: 'readConsultation',
    summary: 'Läs en konsultation',
    description:
      'Fråga, svar, tid och människor; inget barn. Är den obesvarad när en kontorstimme har gått står numret att ringa i call. Läsningen antecknas.',
    tag: 'consultations',
    request: { params },
    answer: consultationView,
    example: {
      ...summaryExample,
      question: { text: asked, by: 'Ängla Exempelsson' },
      answer: null,
      reports: [],
      duties: [{ ...dutyExample, kind: 'answerConsultation' }],
      etag: 1,
    },
    read: (deps, call, { params: at }) => viewConsultation(deps, call, at.consultationId),
  }),
];

const deeds: readonly Route[] = [
  deedRoute({
    path: '/consultations',
    operationId: 'askConsultation',
    summary: 'Fråga socialtjänsten utan att röja barnet',
    description:
      'Skriv inget som röjer barnet; ett personnummer i texten avvisas. Frågan skjuter aldrig upp skyldigheten att anmäla (19 kap. 1 § SoL).',
    tag: 'consultations',
    request: { body: question },
    sent: { question: asked, fromDraft: true },
    answer: begun,
    example: { id: ids.other, consultation: shown },
    perform: (deps, call, { body }) => askConsultation(deps, call, body),
  }),
  deedRoute({
    path: '/consultation-calls',
    operationId: 'takeConsultationCall',
    summary: 'Anteckna ett samtal om en oro',
    description:
      'Frågad och besvarad på en gång, av handläggaren som svarade. Barnet nämns inte; om det nämns är det en anmälan per telefon.',
    tag: 'consultations',
    request: { body: takenCall },
    sent: { caller: 'En lärare på Exempelskolan', question: asked, answer: answered },
    answer: begun,
    example: { id: ids.other, consultation: { ...shown, answeredAt: instants.received } },
    located: ({ id }) => `/consultations/${id}`,
    perform: (deps, call, { body }) => takeConsultationCall(deps, call, body),
  }),
  deedRoute({
    path: '/consultations/:consultationId/answers',
    operationId: 'answerConsultation',
    summary: 'Svara på en konsultation',
    description: 'Skriftligt, eller vad som sades per telefon. Det första svaret gäller.',
    tag: 'consultations',
    request: { params, body: givenAnswer },
    sent: { outcome: 'answered', answer: answered },
    answer: consultationAnswer,
    example: { id: ids.fact, consultation: { ...shown, answeredAt: instants.opened }, etag: 2 },
    located: (_answer, { params: at }) => `/consultations/${at.consultationId}`,
    perform: (deps, call, { params: at, body }) =>
      answerConsultation(deps, call, at.consultationId, body),
  }),
  deedRoute({
    path: '/consultations/:consultationId/reports',
    operationId: 'reportFromConsultation',
    summary: 'Anmäl det som frågan gällde',
    description:
      'En vanlig orosanmälan som går vidare från den egna frågan, besvarad eller inte. Inget av frågans text kopieras, och klockorna räknas från anmälan.',
    tag: 'consultations',
    request: { params, body: reportContent },
    sent: sentExample,
    answer: receipt,
    example: receiptExample,
    cost: ({ body }, bytes) => costOfReport(body, bytes),
    located: ({ id }) => `/reports/${id}`,
    perform: (deps, call, { params: at, body }) => reportFromConsultation(deps, call, at, body),
  }),
];

export const consultationRoutes: readonly Route[] = [...looks, ...deeds];
