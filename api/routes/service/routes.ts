import { z } from 'zod';
import { failing } from '../../../platform/readiness.ts';
import { Unavailable } from '../../problems/errors.ts';
import type { Route } from '../../route.ts';
import { jsonSchemaOf, reportSchemaVersions } from '../reports/report-schema-versions.ts';
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
  ...reportSchemaVersions.map((version) =>
    publicRoute({
      path: `/schemas/report/${version}`,
      operationId: `readReportSchema${version}`,
      summary: `Läs schemat för en orosanmälans innehåll, version ${version}`,
      description:
        'JSON Schema (2020-12) för det som skickas till /reports. En version utökas men snävas aldrig in: det som ett system skickar enligt den tas emot för alltid.',
      answer: z.looseObject({ $id: z.string() }),
      example: { $id: `urn:anmalan:report:v${version}` },
      read: () => jsonSchemaOf(version) as { $id: string },
    }),
  ),
];
