import { z } from 'zod';
import { failing } from '../../../platform/readiness.ts';
import { Unavailable } from '../../problems/errors.ts';
import type { Route } from '../../route.ts';
import { apiInfo, describeApi } from './api-info.ts';
import { publicRoute } from './route.ts';

const state = z.object({ status: z.literal('ok') });
const readinessState = state.extend({
  clockAheadMs: z.int().meta({
    description:
      'Så många millisekunder går processens egen klocka före databasens; negativt: efter. Allt dateras efter databasens.',
  }),
});

export const serviceRoutes: readonly Route[] = [
  publicRoute({
    path: '/healthz',
    operationId: 'readHealth',
    probe: true,
    summary: 'Lever processen',
    description: 'Svarar så länge processen lever, oavsett vad den lutar sig mot.',
    answer: state,
    example: { status: 'ok' },
    read: () => ({ status: 'ok' as const }),
  }),
  publicRoute({
    path: '/readyz',
    operationId: 'readReadiness',
    probe: true,
    summary: 'Kan processen ta emot',
    description:
      'Databasen svarar, har alla migreringar och har plats, och processens klocka skiljer sig högst en minut från dess; annars 503, och failing säger vad som brister.',
    answer: readinessState,
    example: { status: 'ok', clockAheadMs: 3 },
    read: async ({ readiness, clockAheadMs }) => {
      const failed = failing(await readiness());
      if (failed.length > 0) throw new Unavailable('not-ready', { failing: failed });
      return { status: 'ok' as const, clockAheadMs: clockAheadMs() };
    },
  }),
  publicRoute({
    path: '/api-info',
    operationId: 'readApiInfo',
    summary: 'Läs vad detta är för ett API',
    description: 'Enligt den nationella REST API-profilen.',
    answer: apiInfo,
    example: describeApi('https://anmalan.example.se'),
    read: ({ config }) => describeApi(config.publicOrigin),
  }),
];
