import { z } from 'zod';
import { decideOnInvestigation, informConcerned } from '../../../services/decisions/decisions.ts';
import { giveFeedback, requestFeedback } from '../../../services/decisions/feedback.ts';
import type { Route } from '../../route.ts';
import { factRoutes } from '../fact-routes.ts';
import { freeText, nothing, reportParams } from '../schemas.ts';

const decision = z.strictObject({
  outcome: z.enum(['open', 'doNotOpen']),
  grounds: freeText,
  reasons: freeText,
  childsView: freeText,
  bestInterests: freeText,
  identifiersChecked: z
    .literal(true)
    .meta({ description: 'Två uppgifter om barnets identitet är jämförda' }),
  override: freeText.nullable().default(null),
});
const decisionExample = {
  outcome: 'open',
  grounds: '20 kap. 2 § SoL',
  reasons: 'Uppgifterna om omsorgen behöver utredas.',
  childsView: 'Vill att farmor ska vara med.',
  bestInterests: 'Det är bäst för barnet att stödet prövas.',
  identifiersChecked: true,
  override: null,
} as const;

const information = z.discriminatedUnion('told', [
  z.strictObject({ told: z.literal(true), how: freeText }),
  z.strictObject({
    told: z.literal(false),
    exceptionalReasons: freeText,
    reviewOn: z.iso.date(),
  }),
]);
const informationExample = { told: true, how: 'Samtal med båda vårdnadshavarna.' } as const;

const feedback = z.union([
  z.strictObject({ answer: z.enum(['opened', 'notOpened', 'alreadyOngoing']) }),
  z.strictObject({ inappropriate: z.literal(true), reason: freeText }),
]);

const feedbackRoutes: readonly Route[] = [
  ...factRoutes({
    resource: 'feedback',
    kinds: ['feedbackRecorded'],
    tag: 'decisions',
    operations: ['listFeedback', 'readFeedback', 'giveFeedback'],
    called: 'återkopplingarna',
    params: reportParams,
    add: {
      summary: 'Återkoppla till anmälaren',
      description:
        'Ett av de tre svar som lagen medger, eller skälet till att återkoppling är olämplig (19 kap. 6 § SoL); skälet stannar hos socialtjänsten.',
      body: feedback,
      sent: { answer: 'opened' },
      perform: (deps, call, { params, body }) => giveFeedback(deps, call, params.reportId, body),
    },
    record: z.object({ reason: z.string() }),
    recordExample: null,
  }),
  ...factRoutes({
    resource: 'feedback-requests',
    kinds: ['feedbackRequested'],
    tag: 'decisions',
    operations: ['listFeedbackRequests', 'readFeedbackRequest', 'requestFeedback'],
    called: 'önskemålen om återkoppling',
    params: reportParams,
    add: {
      summary: 'Be om återkoppling i efterhand',
      description:
        'Den som skrev anmälan ber om återkoppling. Den ges inom en vecka från beslutet, därefter genast.',
      body: nothing,
      sent: {},
      perform: (deps, call, { params }) => requestFeedback(deps, call, params.reportId),
    },
    record: z.null(),
    recordExample: null,
  }),
];

export const decisionRoutes: readonly Route[] = [
  ...factRoutes({
    resource: 'decisions',
    kinds: ['decisionMade'],
    tag: 'decisions',
    operations: ['listDecisions', 'readDecision', 'makeDecision'],
    called: 'besluten',
    params: reportParams,
    add: {
      summary: 'Besluta att inleda eller inte inleda utredning',
      description:
        'Inom 14 dagar (20 kap. 2 § SoL), efter skyddsbedömningen. Vid våld av närstående eller heder krävs ledningens motiverade ställningstagande för att inte inleda. Kräver en ny inloggning, normalt högst 15 minuter gammal (RFC 9470).',
      body: decision,
      sent: decisionExample,
      perform: (deps, call, { params, body }) =>
        decideOnInvestigation(deps, call, params.reportId, body),
    },
    record: decision,
    recordExample: decisionExample,
  }),
  ...factRoutes({
    resource: 'informations',
    kinds: ['concernedInformed'],
    tag: 'decisions',
    operations: ['listInformations', 'readInformation', 'informConcerned'],
    called: 'underrättelserna',
    params: reportParams,
    add: {
      summary: 'Anteckna att de som berörs är underrättade',
      description:
        'Genast när en utredning har inletts (20 kap. 4 § SoL), eller de särskilda skälen till att vänta och dagen då de prövas på nytt.',
      body: information,
      sent: informationExample,
      perform: (deps, call, { params, body }) => informConcerned(deps, call, params.reportId, body),
    },
    record: information,
    recordExample: informationExample,
  }),
  ...feedbackRoutes,
];
