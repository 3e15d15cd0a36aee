import { z } from 'zod';
import { exceptionalGrounds, ordinaryGrounds } from '../../../domain/decisions/records.ts';
import {
  changeDecision,
  decideOnInvestigation,
  informConcerned,
  proposeDecision,
} from '../../../services/decisions/decisions.ts';
import { extendDecision } from '../../../services/decisions/extension.ts';
import { coverByOngoing } from '../../../services/decisions/ongoing.ts';
import { giveFeedback, requestFeedback } from '../../../services/decisions/feedback.ts';
import type { Route } from '../../route.ts';
import type { Correctable } from '../correctable.ts';
import { factRoutes } from '../fact-routes.ts';
import { freeText, nothing, reportParams, shortText } from '../schemas.ts';
import {
  decision,
  decisionExample,
  decisionRecord,
  decisionRecordExample,
  decisionWords,
} from './decision-schema.ts';

export const information = z.discriminatedUnion('told', [
  z.strictObject({ told: z.literal(true), how: freeText }),
  z.strictObject({
    told: z.literal(false),
    exceptionalReasons: freeText,
    reviewOn: z.iso.date(),
  }),
]);
const informationExample = { told: true, how: 'Samtal med båda vårdnadshavarna.' } as const;

export const feedback = z.union([
  z.strictObject({ answer: z.enum(['opened', 'notOpened', 'alreadyOngoing']) }),
  z.strictObject({ inappropriate: z.literal(true), reason: freeText }),
]);

export const extension = z.strictObject({
  until: z.iso.date(),
  grounds: z.enum([...exceptionalGrounds, ...ordinaryGrounds]),
  reasons: freeText,
});
const extensionExample = {
  until: '2026-12-14',
  grounds: 'policeInterview',
  reasons: 'Polisen hör barnet först den 10 december.',
} as const;

export const ongoing = z.strictObject({
  investigation: shortText.meta({ description: 'Utredningens beteckning i verksamhetssystemet' }),
  note: freeText.nullable().default(null),
});
const ongoingExample = { investigation: 'UTR 2026-118', note: null };

export const correctableDecisions = [
  { kind: 'decisionMade', record: decisionWords },
  { kind: 'concernedInformed', record: information },
  { kind: 'coveredByOngoing', record: ongoing },
] as const satisfies readonly Correctable[];

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

/** What else can become of a decision. */
const otherDecisionRoutes: readonly Route[] = [
  ...factRoutes({
    resource: 'proposals',
    kinds: ['decisionProposed'],
    tag: 'decisions',
    operations: ['listProposals', 'readProposal', 'proposeDecision'],
    called: 'förslagen till beslut',
    params: reportParams,
    add: {
      summary: 'Lämna ett förslag till beslut',
      description:
        'Där bara IFO-chefen eller ersättaren beslutar: samma innehåll som beslutet. Skyldigheten att besluta flyttas till ledningens kö.',
      body: decision,
      sent: decisionExample,
      perform: (deps, call, { params, body }) => proposeDecision(deps, call, params.reportId, body),
    },
    record: decisionRecord,
    recordExample: decisionRecordExample,
  }),
  ...factRoutes({
    resource: 'changed-decisions',
    kinds: ['decisionChanged'],
    tag: 'decisions',
    operations: ['listChangedDecisions', 'readChangedDecision', 'changeDecision'],
    called: 'de ändrade besluten',
    params: reportParams,
    add: {
      summary: 'Ändra ett beslut',
      description:
        'Ett nytt beslut med egna skäl (37–38 §§ förvaltningslagen). Att inte inleda kan bli att inleda så länge anmälan finns kvar. Underrättelse och återkoppling ska ges på nytt. Kräver en ny inloggning (RFC 9470).',
      body: decision,
      sent: decisionExample,
      perform: (deps, call, { params, body }) => changeDecision(deps, call, params.reportId, body),
    },
    record: decisionRecord,
    recordExample: decisionRecordExample,
  }),
  ...factRoutes({
    resource: 'extensions',
    kinds: ['decisionExtended'],
    tag: 'decisions',
    operations: ['listExtensions', 'readExtension', 'extendDecision'],
    called: 'förlängningarna',
    params: reportParams,
    add: {
      summary: 'Förläng tiden för beslutet',
      description:
        'Bara vid synnerliga skäl och innan tiden har gått ut (20 kap. 2 § SoL). Arbetsbörda, ledighet och organisation tas inte emot. Kräver en ny inloggning (RFC 9470).',
      body: extension,
      sent: extensionExample,
      perform: (deps, call, { params, body }) => extendDecision(deps, call, params.reportId, body),
    },
    record: extension,
    recordExample: extensionExample,
  }),
  ...factRoutes({
    resource: 'ongoing-investigations',
    kinds: ['coveredByOngoing'],
    tag: 'decisions',
    operations: ['listOngoing', 'readOngoing', 'coverByOngoing'],
    called: 'de pågående utredningarna',
    params: reportParams,
    add: {
      summary: 'Anteckna att en utredning redan pågår',
      description:
        'Anmälan hör till en pågående utredning, och inget beslut behövs (20 kap. 2 § SoL). Återkoppling ges genast (19 kap. 6 § SoL).',
      body: ongoing,
      sent: ongoingExample,
      perform: (deps, call, { params, body }) => coverByOngoing(deps, call, params.reportId, body),
    },
    record: ongoing,
    recordExample: ongoingExample,
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
    record: decisionRecord,
    recordExample: decisionRecordExample,
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
  ...otherDecisionRoutes,
  ...feedbackRoutes,
];
