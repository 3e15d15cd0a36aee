import { z } from 'zod';
import { addSupplement, readSupplement } from '../../../services/reports/supplements.ts';
import { requestCompletion } from '../../../services/reports/request-completion.ts';
import type { Route } from '../../route.ts';
import type { Correctable } from '../correctable.ts';
import { factRoutes } from '../fact-routes.ts';
import { attachment, namedUploads, statedEvent } from './content-schema.ts';
import { freeText, mostInList, reportParams, statedId, statedWords } from '../schemas.ts';

/**
 * A supplement may name one event less than a report. A new worry in it becomes a report whose
 * first event is the supplement's text, and the others have to fit in beside that one.
 */
const mostEvents = mostInList - 1;
export const supplement = z.strictObject({
  text: statedWords,
  events: z.array(statedEvent).max(mostEvents).readonly().default([]),
  attachments: namedUploads,
});
const supplementKept = supplement.extend({
  attachments: z.array(attachment).readonly().default([]),
});
const supplementExample = { text: 'Barnet kom utan frukost även i dag.', events: [] };

export const reading = z.strictObject({
  newWorry: z.boolean(),
  note: freeText.nullable().default(null),
});
const readingExample = { newWorry: false, note: null };

export const completion = z.strictObject({ question: freeText });
const completionExample = { question: 'Vilka dagar har barnet varit borta?' };

export const correctableReadings = [
  { kind: 'supplementRead', record: reading },
] as const satisfies readonly Correctable[];

export const supplementParams = reportParams.extend({ supplementId: statedId });

export const supplementRoutes: readonly Route[] = [
  ...factRoutes({
    resource: 'supplements',
    kinds: ['supplementAdded', 'reportConfirmed'],
    tag: 'reports',
    operations: ['listSupplements', 'readSupplement', 'addSupplement'],
    called: 'kompletteringarna',
    params: reportParams,
    add: {
      summary: 'Komplettera en anmälan',
      description:
        'Den som skrev anmälan lägger till det som kommit fram senare; det skickade ändras aldrig. Socialtjänsten ska läsa det.',
      body: supplement,
      sent: supplementExample,
      perform: (deps, call, { params, body }) => addSupplement(deps, call, params.reportId, body),
    },
    record: supplementKept,
    recordExample: { ...supplementExample, attachments: [] },
  }),
  ...factRoutes({
    resource: 'supplements/:supplementId/readings',
    kinds: ['supplementRead'],
    tag: 'intake',
    operations: ['listSupplementReadings', 'readSupplementReading', 'recordSupplementReading'],
    called: 'läsningarna av kompletteringen',
    params: supplementParams,
    under: {
      kinds: ['supplementAdded', 'reportConfirmed'],
      id: ({ supplementId }) => supplementId,
    },
    add: {
      summary: 'Anteckna att en komplettering är läst',
      description: 'Handläggaren svarar på om den berättar om en ny oro.',
      body: reading,
      sent: readingExample,
      perform: (deps, call, { params, body }) => readSupplement(deps, call, params, body),
    },
    record: reading,
    recordExample: readingExample,
  }),
  ...factRoutes({
    resource: 'completion-requests',
    kinds: ['completionRequested'],
    tag: 'intake',
    operations: ['listCompletionRequests', 'readCompletionRequest', 'requestCompletion'],
    called: 'frågorna till den som anmälde',
    params: reportParams,
    add: {
      summary: 'Be om komplettering',
      description:
        'Frågan går till den som skrev anmälan, som svarar med en komplettering. Skriv inget i den som inte får lämnas till henne (26 kap. 1 § OSL). Ingen tid väntar på svaret.',
      body: completion,
      sent: completionExample,
      perform: (deps, call, { params, body }) =>
        requestCompletion(deps, call, params.reportId, body),
    },
    record: completion,
    recordExample: completionExample,
  }),
];
