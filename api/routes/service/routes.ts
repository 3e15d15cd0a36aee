import { z } from 'zod';
import { Unavailable } from '../../problems/errors.ts';
import type { Route } from '../../route.ts';
import { apiInfo, describeApi } from './api-info.ts';
import { publicRoute } from './route.ts';

const state = z.object({ status: z.literal('ok') });

export const serviceRoutes: readonly Route[] = [
  publicRoute({
    path: '/healthz',
    operationId: 'readHealth',
    summary: 'Lever processen',
    description: 'Svarar så länge processen lever, oavsett vad den lutar sig mot.',
    answer: state,
    example: { status: 'ok' },
    read: () => ({ status: 'ok' as const }),
  }),
  publicRoute({
    path: '/readyz',
    operationId: 'readReadiness',
    summary: 'Kan processen ta emot',
    description: 'Databasen svarar och har alla migreringar; annars 503.',
    answer: state,
    example: { status: 'ok' },
    read: async ({ isReady }) => {
      if (!(await isReady().catch(() => false))) throw new Unavailable('not-ready');
      return { status: 'ok' as const };
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
