import { z } from 'zod';
import { differenceCauses, differenceKinds, logFindings } from '../../../domain/house/records.ts';
import { syntheticStages } from '../../../domain/house/synthetic-chain.ts';
import { explainDifference, listDifferences } from '../../../services/house/differences.ts';
import { listLogReviews, reviewLog } from '../../../services/house/log-reviews.ts';
import { stateSentCount } from '../../../services/people/sent-counts.ts';
import { listSynthetic } from '../../../services/house/synthetic-list.ts';
import { deedRoute, readRoute, type Route } from '../../route.ts';
import { ids, instants } from '../examples.ts';
import { freeText, instant, offsetOf, opened, pageOf, pageQuery, statedId } from '../schemas.ts';

const countsOfDay = z.object({
  day: z.iso.date(),
  sender: z.string(),
  counts: z.record(z.string(), z.int()),
});
const fallenVolume = z.object({
  through: z.iso.date().meta({ description: 'Den sista dagen av de sju som räknades' }),
  sender: z.string(),
  lastWeek: z.int(),
  before: z.int().meta({ description: 'Veckorna före, tillsammans' }),
  weeksBefore: z.int(),
});

const deniedAuthor = z.object({ day: z.iso.date(), sender: z.string(), reference: z.string() });

const syntheticStopped = z.object({
  day: z.iso.date(),
  sentAt: instant.nullable(),
  reached: z.enum(syntheticStages).meta({ description: 'Hur långt provanmälan kom' }),
});

const difference = z
  .object({
    id: z.uuid(),
    kind: z.enum(differenceKinds),
    foundAt: instant,
    of: opened(z.union([countsOfDay, fallenVolume, deniedAuthor, syntheticStopped]).nullable()),
    explained: z
      .object({
        cause: z.enum(differenceCauses),
        explanation: z.string().nullable(),
        at: instant,
      })
      .nullable(),
  })
  .meta({ id: 'Difference' });

const explanation = z.strictObject({ cause: z.enum(differenceCauses), explanation: freeText });
const sentCount = z.strictObject({ day: z.iso.date(), sent: z.int().min(0).max(1_000_000) });
const synthetic = z
  .object({
    day: z.iso.date(),
    sentAt: instant,
    deliveredAt: instant.nullable(),
    stoppedAt: instant
      .nullable()
      .meta({ description: 'När den gavs upp, eftersom den inte hade kommit fram i tid' }),
    reportId: z
      .uuid()
      .nullable()
      .meta({ description: 'För granskaren, som ensam läser dess historik' }),
  })
  .meta({ id: 'SyntheticReport' });

const logReview = z.strictObject({
  outcome: z.enum(logFindings),
  findings: freeText.meta({ description: 'Vad som granskades och vad som fanns' }),
});
const logReviewView = z
  .object({
    id: z.uuid(),
    begunAt: instant,
    reviewed: opened(
      z.object({ outcome: z.enum(logFindings), findings: z.string(), at: instant }).nullable(),
    ),
  })
  .meta({ id: 'LogReview' });
const answer = z.object({ id: z.uuid(), etag: z.int() }).meta({ id: 'HouseAnswer' });

/** What belongs to no case and is owed by the house. */
export const houseRoutes: readonly Route[] = [
  readRoute({
    path: '/differences',
    operationId: 'listDifferences',
    summary: 'Läs skillnaderna mellan skickat och mottaget',
    description:
      'De som avstämningen har funnit, veckor med mycket färre anmälningar än vanligt och anmälningar som någon säger inte är hennes; den senaste först, med sin förklaring.',
    tag: 'own',
    request: { query: pageQuery },
    answer: pageOf(difference),
    example: {
      items: [
        {
          id: ids.other,
          kind: 'counts',
          foundAt: instants.received,
          of: {
            day: '2026-11-22',
            sender: 'Degerfors kommun, skolan',
            counts: { reportsSent: 3, workflowsStarted: 2 },
          },
          explained: null,
        },
      ],
      total: 1,
      limit: 20,
      page: 1,
    },
    read: async (deps, call, { query }) => ({
      ...(await listDifferences(deps, call, offsetOf(query))),
      ...query,
    }),
  }),
  deedRoute({
    path: '/differences/:differenceId/explanations',
    operationId: 'explainDifference',
    summary: 'Anteckna orsaken till en skillnad',
    description:
      'IFO-chefen eller systemförvaltaren, samma dag. Tills det är gjort påminns båda var annan timme.',
    tag: 'own',
    request: { params: z.object({ differenceId: statedId }), body: explanation },
    sent: { cause: 'mended', explanation: 'Arbetaren stod stilla i natt och har hunnit ikapp.' },
    answer,
    example: { id: ids.fact, etag: 2 },
    located: () => '/differences',
    perform: (deps, call, { params, body }) =>
      explainDifference(deps, call, params.differenceId, body),
  }),
  deedRoute({
    path: '/sent-counts',
    operationId: 'stateSentCount',
    summary: 'Ange hur många anmälningar systemet skickade en dag',
    description:
      'Ett verksamhetssystem räknar sina egna sändningar, en för varje gång det har skickat: anmälningar om syskon skickas tillsammans och räknas som en. Dagen är slut, i svensk tid, och högst 31 dagar gammal; en sändning som besvarades räknas den dag som svarets `receivedAt` säger. En ny uppgift om samma dag gäller i stället för den förra. Skiljer sig talet från det mottagna ska kommunen förklara det.',
    tag: 'own',
    request: { body: sentCount },
    sent: { day: '2026-11-22', sent: 3 },
    answer: z.object({ id: z.uuid() }).meta({ id: 'SentCount' }),
    example: { id: ids.fact },
    // Nobody lists the counts: what one of them shows is a difference, or nothing.
    located: () => '/me',
    perform: (deps, call, { body }) => stateSentCount(deps, call, body),
  }),
  readRoute({
    path: '/synthetic-reports',
    operationId: 'listSyntheticReports',
    summary: 'Läs kommunens provanmälningar',
    description:
      'En om dagen, som systemet skickar till sig självt och tar tillbaka när budet om den har kommit fram; den senaste först. De står inte i någon annan lista och räknas inte.',
    tag: 'own',
    request: { query: pageQuery },
    answer: pageOf(synthetic),
    example: {
      items: [
        {
          day: '2026-11-23',
          sentAt: '2026-11-23T04:00:00.000Z',
          deliveredAt: '2026-11-23T04:05:20.000Z',
          stoppedAt: null,
          reportId: null,
        },
      ],
      total: 1,
      limit: 20,
      page: 1,
    },
    read: async (deps, call, { query }) => ({
      ...(await listSynthetic(deps, call, offsetOf(query))),
      ...query,
    }),
  }),
  readRoute({
    path: '/log-reviews',
    operationId: 'listLogReviews',
    summary: 'Läs granskningarna av loggen',
    description:
      'En varje månad, den senaste först, med vad granskaren fann. För granskaren och ledningen.',
    tag: 'own',
    request: { query: pageQuery },
    answer: pageOf(logReviewView),
    example: {
      items: [{ id: ids.other, begunAt: instants.received, reviewed: null }],
      total: 1,
      limit: 20,
      page: 1,
    },
    read: async (deps, call, { query }) => ({
      ...(await listLogReviews(deps, call, offsetOf(query))),
      ...query,
    }),
  }),
  deedRoute({
    path: '/log-reviews/:reviewId/findings',
    operationId: 'reviewLog',
    summary: 'Anteckna vad månadens granskning av loggen fann',
    description:
      'Granskaren, inom tio vardagar från den första i månaden (10 § SoLPuL). Loggen läses i varje anmälans historik.',
    tag: 'own',
    request: { params: z.object({ reviewId: statedId }), body: logReview },
    sent: { outcome: 'nothingFound', findings: 'Tjugo slumpvis valda ärenden, alla läsningar.' },
    answer,
    example: { id: ids.fact, etag: 2 },
    located: () => '/log-reviews',
    perform: (deps, call, { params, body }) => reviewLog(deps, call, params.reviewId, body),
  }),
];
