import { z } from 'zod';
import { deliverLetter } from '../../../services/reports/deliver-letter.ts';
import type { Route } from '../../route.ts';
import { ids } from '../examples.ts';
import { factRoutes } from '../fact-routes.ts';
import { freeText, reportParams, shortText, statedId } from '../schemas.ts';

const common = {
  letterOf: statedId.meta({ description: 'Det som brevet kom av, till exempel kallelsen' }),
  to: shortText.meta({ description: 'Vem brevet var till: guardian1, child, …; aldrig ett namn' }),
  on: z.iso.date(),
  by: shortText,
};
const resolves = statedId.meta({
  description: 'Anteckningen om att brevet inte nådde fram, som detta åtgärdar',
});

export const delivery = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.enum(['sent', 'handedOver']),
    ...common,
    how: shortText,
    resolves: resolves.nullable().default(null),
  }),
  z.strictObject({ outcome: z.literal('notDelivered'), ...common, why: freeText }),
  z.strictObject({ outcome: z.literal('givenUp'), ...common, why: freeText, resolves }),
]);
const example = {
  outcome: 'handedOver',
  letterOf: ids.other,
  to: 'guardian1',
  on: '2026-11-17',
  by: 'socialsekreteraren',
  how: 'vid hembesök',
  resolves: null,
} as const;

/** What becomes of the letters to the family, which people send or hand over. */
export const deliveryRoutes: readonly Route[] = factRoutes({
  resource: 'deliveries',
  kinds: ['letterDelivered'],
  tag: 'reports',
  operations: ['listDeliveries', 'readDelivery', 'deliverLetter'],
  called: 'anteckningarna om hur brev har lämnats',
  params: reportParams,
  add: {
    summary: 'Anteckna hur ett brev har lämnats',
    description:
      'Skickat eller överlämnat, hur, när och av vem. Har det inte nått fram ska det lämnas på annat sätt, eller ett skäl antecknas.',
    body: delivery,
    sent: example,
    perform: (deps, call, { params, body }) => deliverLetter(deps, call, params.reportId, body),
  },
  record: delivery,
  recordExample: example,
});
