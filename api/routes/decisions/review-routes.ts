import { z } from 'zod';
import { agencyKinds } from '../../../domain/report/report-content.ts';
import { reviewFindings } from '../../../domain/report/status.ts';
import { listNotOpened, reviewDecision } from '../../../services/decisions/review.ts';
import { readRoute, type Route } from '../../route.ts';
import { ids, instants, reference } from '../examples.ts';
import { factRoutes } from '../fact-routes.ts';
import { freeText, instant, offsetOf, pageOf, paging, reportParams } from '../schemas.ts';

export const review = z.discriminatedUnion('finding', [
  z.strictObject({ finding: z.literal('agrees'), reason: freeText.nullable().default(null) }),
  z.strictObject({ finding: z.literal('reconsider'), reason: freeText }),
]);
const reviewExample = {
  finding: 'reconsider',
  reason: 'Skälen säger inget om det som läraren hörde barnet berätta.',
} as const;

const notOpenedLine = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    agencyKind: z.string().meta({ examples: [...agencyKinds] }),
    receivedAt: instant,
    concludedAt: instant.nullable().meta({ description: 'När beslutet fattades' }),
    decidedBy: z.uuid().nullable(),
    review: z
      .object({ finding: z.enum(reviewFindings), at: instant, personId: z.uuid().nullable() })
      .nullable()
      .meta({ description: 'Vad ledningen senast fann; null när ingen har granskat beslutet' }),
  })
  .meta({ id: 'NotOpenedLine' });

const query = z.strictObject({
  ...paging,
  reviewed: z
    .enum(['not', ...reviewFindings])
    .exactOptional()
    .meta({
      description: 'Bara de som ingen har granskat, eller som ledningen fann detta om',
    }),
});

/** The leaders' review of what was not opened. */
export const reviewRoutes: readonly Route[] = [
  readRoute({
    path: '/decisions-not-to-open',
    operationId: 'listNotOpened',
    summary: 'Läs besluten att inte inleda',
    description:
      'För ledningen: håller skälen? De som ingen har granskat står först. Skälen läses i varje anmälan. Läsningen antecknas.',
    tag: 'decisions',
    request: { query },
    answer: pageOf(notOpenedLine),
    example: {
      items: [
        {
          id: ids.report,
          reference,
          agencyKind: 'school',
          receivedAt: instants.received,
          concludedAt: instants.meeting,
          decidedBy: ids.person,
          review: null,
        },
      ],
      total: 1,
      limit: 20,
      page: 1,
    },
    read: async (deps, call, { query: { page, limit, ...filter } }) => ({
      ...(await listNotOpened(deps, call, { ...filter, ...offsetOf({ page, limit }) })),
      page,
      limit,
    }),
  }),
  ...factRoutes({
    resource: 'decision-reviews',
    kinds: ['decisionReviewed'],
    tag: 'decisions',
    operations: ['listDecisionReviews', 'readDecisionReview', 'reviewDecision'],
    called: 'granskningarna av beslutet att inte inleda',
    params: reportParams,
    add: {
      summary: 'Granska ett beslut att inte inleda',
      description:
        'Ledningen finner att skälen håller, eller skriver varför beslutet bör prövas på nytt. Beslutet ändras inte av det; ett ändrat beslut är ett eget beslut och granskas på nytt.',
      body: review,
      sent: reviewExample,
      perform: (deps, call, { params, body }) => reviewDecision(deps, call, params.reportId, body),
    },
    record: review,
    recordExample: reviewExample,
  }),
];
