import { z } from 'zod';
import { checkNames } from '../../../domain/house/checks.ts';
import { viewChecks } from '../../../services/house/checks.ts';
import { readRoute, type Route } from '../../route.ts';
import { instant } from '../schemas.ts';

const times = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('daily'),
    at: z
      .string()
      .regex(/^\d{2}:\d{2}$/)
      .meta({ description: 'Klockslag i Sverige' }),
  }),
  z.object({ is: z.literal('hourly') }),
  z.object({ is: z.literal('every'), seconds: z.int() }),
]);

export const check = z
  .object({
    name: z.enum(checkNames),
    times,
    last: z
      .object({ at: instant, outcome: z.enum(['done', 'failed']) })
      .nullable()
      .meta({ description: 'Den senaste körningen; null innan den första' }),
    doneAt: instant.nullable().meta({ description: 'Den senaste som blev klar' }),
    nextAt: instant,
    overdue: z.boolean().meta({ description: 'Den borde ha blivit klar och har inte blivit det' }),
  })
  .meta({ id: 'Check' });

/** What the house does again and again by itself. */
export const checkRoutes: readonly Route[] = [
  readRoute({
    path: '/checks',
    operationId: 'listChecks',
    summary: 'Läs när husets egna kontroller har körts',
    description:
      'Avstämningen, provanmälningarna och det andra som systemet gör varje dag eller oftare utan att någon ber om det: den senaste körningen, nästa, och om någon har uteblivit. För systemförvaltaren.',
    tag: 'own',
    request: {},
    answer: z.object({ checks: z.array(check).readonly() }).meta({ id: 'Checks' }),
    example: {
      checks: [
        {
          name: 'reconciliation',
          times: { is: 'daily', at: '05:30' },
          last: { at: '2026-11-23T04:30:00.120Z', outcome: 'done' },
          doneAt: '2026-11-23T04:30:00.120Z',
          nextAt: '2026-11-24T04:30:00.000Z',
          overdue: false,
        },
      ],
    },
    read: async (deps, call) => ({ checks: await viewChecks(deps, call) }),
  }),
];
