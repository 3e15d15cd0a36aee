import { z } from 'zod';
import { acceptHandOver, refuseHandOver } from '../../../services/cooperation/answer.ts';
import { followUpForm } from '../../../services/cooperation/follow-up.ts';
import { recordFormConsent } from '../../../services/cooperation/form-consents.ts';
import { listHandOvers, viewHandOver } from '../../../services/cooperation/hand-over-views.ts';
import { endHandOver } from '../../../services/cooperation/lead.ts';
import { deedRoute, readRoute, type Route } from '../../route.ts';
import { nothing, offsetOf, pageQuery, statedId } from '../schemas.ts';
import { answerExample, consentSent, summaryExample, viewExample } from './examples.ts';
import {
  formFollowUp,
  handOverAnswer,
  handOverPage,
  handOverView,
  reasoned,
  statedConsent,
} from './schemas.ts';

export const handOverParams = z.object({ handOverId: statedId });

const inHandOver = (
  _answer: unknown,
  { params }: { readonly params: { readonly handOverId: string } },
): string => `/hand-overs/${params.handOverId}`;

const looks: readonly Route[] = [
  readRoute({
    path: '/hand-overs',
    operationId: 'listHandOvers',
    summary: 'Läs överlämningarna',
    description:
      'Kontaktfunktionens egna, de som väntar på svar först; hos socialtjänsten kommunens, de som har kommit tillbaka först. Läsningen antecknas.',
    tag: 'cooperation',
    request: { query: pageQuery },
    answer: handOverPage,
    example: { items: [summaryExample], total: 1, limit: 20, page: 1 },
    read: async (deps, call, { query }) => ({
      ...(await listHandOvers(deps, call, offsetOf(query))),
      ...query,
    }),
  }),
  readRoute({
    path: '/hand-overs/:handOverId',
    operationId: 'readHandOver',
    summary: 'Läs en överlämning',
    description:
      'Barnet så som familjen har samtyckt, varför, mål, samtycken och vad som har hänt; aldrig anmälan. I range står om barnet har vuxit ur formen. Läsningen antecknas.',
    tag: 'cooperation',
    request: { params: handOverParams },
    answer: handOverView,
    example: viewExample,
    read: (deps, call, { params }) => viewHandOver(deps, call, params.handOverId),
  }),
];

const deeds: readonly Route[] = [
  deedRoute({
    path: '/hand-overs/:handOverId/acceptances',
    operationId: 'acceptHandOver',
    summary: 'Ta emot barnet i formen',
    description:
      'Därefter är ansvaret kontaktfunktionens, och formen följs upp vid terminens slut.',
    tag: 'cooperation',
    request: { params: handOverParams, body: nothing },
    sent: {},
    answer: handOverAnswer,
    example: answerExample,
    located: inHandOver,
    perform: (deps, call, { params }) => acceptHandOver(deps, call, params.handOverId),
  }),
  deedRoute({
    path: '/hand-overs/:handOverId/refusals',
    operationId: 'refuseHandOver',
    summary: 'Avvisa överlämningen',
    description:
      'Med skäl. Den går tillbaka till handläggaren och IFO-chefen, som väljer igen: ingen ska bollas.',
    tag: 'cooperation',
    request: { params: handOverParams, body: reasoned },
    sent: { reason: 'Gruppen är full till hösten.' },
    answer: handOverAnswer,
    example: { ...answerExample, handOver: { ...answerExample.handOver, stage: 'returned' } },
    located: inHandOver,
    perform: (deps, call, { params, body }) => refuseHandOver(deps, call, params.handOverId, body),
  }),
  deedRoute({
    path: '/hand-overs/:handOverId/follow-ups',
    operationId: 'followUpForm',
    summary: 'Följ upp formen',
    description:
      'Fortsätter till nästa termins slut, eller avslutas. Den som har vuxit ur formen när nästa termin börjar fortsätter inte.',
    tag: 'cooperation',
    request: { params: handOverParams, body: formFollowUp },
    sent: { outcome: 'continued', note: 'Är med i gruppen och trivs.' },
    answer: handOverAnswer,
    example: answerExample,
    located: inHandOver,
    perform: (deps, call, { params, body }) => followUpForm(deps, call, params.handOverId, body),
  }),
  deedRoute({
    path: '/hand-overs/:handOverId/endings',
    operationId: 'endHandOver',
    summary: 'Avsluta en överlämning som ingen har tagit emot',
    description:
      'Handläggaren eller IFO-chefen återkallar den, eller väljer ingen annan form när den har kommit tillbaka. Skälet stannar hos socialtjänsten.',
    tag: 'cooperation',
    request: { params: handOverParams, body: reasoned },
    sent: { reason: 'Familjen flyttar till våren.' },
    answer: handOverAnswer,
    example: { ...answerExample, handOver: { ...answerExample.handOver, stage: 'ended' } },
    located: inHandOver,
    perform: (deps, call, { params, body }) => endHandOver(deps, call, params.handOverId, body),
  }),
  deedRoute({
    path: '/hand-overs/:handOverId/consents',
    operationId: 'recordFormConsent',
    summary: 'Anteckna ett samtycke till en ny part, eller att ett tas tillbaka',
    description: 'Ett återtaget samtycke avslutar överlämningen; det som redan har sagts är sagt.',
    tag: 'cooperation',
    request: { params: handOverParams, body: statedConsent },
    sent: consentSent,
    answer: handOverAnswer,
    example: { ...answerExample, handOver: { ...answerExample.handOver, stage: 'ended' } },
    located: inHandOver,
    perform: (deps, call, { params, body }) =>
      recordFormConsent(deps, call, params.handOverId, body),
  }),
];

export const handOverRoutes: readonly Route[] = [...looks, ...deeds];
