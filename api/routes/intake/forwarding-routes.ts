import { z } from 'zod';
import { answerWays, dispatchWays } from '../../../domain/intake/forwarding-records.ts';
import { elsewhereGrounds } from '../../../domain/report/status.ts';
import {
  dispatchForwarding,
  forwardReport,
  recordForwardingAnswer,
} from '../../../services/intake/forwarding.ts';
import { findWhereabouts } from '../../../services/intake/whereabouts.ts';
import type { Route } from '../../route.ts';
import type { Correctable } from '../correctable.ts';
import { instants } from '../examples.ts';
import { factRoutes } from '../fact-routes.ts';
import { freeText, instant, reportParams, shortText } from '../schemas.ts';

const municipality = z.strictObject({
  code: z
    .string()
    .regex(/^\d{4}$/)
    .meta({ description: 'Kommunkod enligt SCB', examples: ['1883'] }),
  name: shortText,
});
const karlskoga = { code: '1883', name: 'Karlskoga' } as const;

export const whereabouts = z.discriminatedUnion('ground', [
  z.strictObject({ ground: z.enum(elsewhereGrounds), municipality, knownBy: freeText }),
  z.strictObject({ ground: z.literal('here'), knownBy: freeText }),
]);
const whereaboutsExample = {
  ground: 'livesElsewhere',
  municipality: karlskoga,
  knownBy: 'Folkbokföringen.',
} as const;

export const message = z.strictObject({ message: freeText.nullable().default(null) });
const messageExample = { message: 'Barnet är hos sin mormor i natt.' } as const;
const forwarding = z.object({
  municipality,
  ground: z.enum(elsewhereGrounds),
  message: z.string().nullable(),
  assessedAt: instant,
});
const forwardingExample = {
  municipality: karlskoga,
  ground: 'livesElsewhere',
  ...messageExample,
  assessedAt: instants.opened,
} as const;

export const dispatch = z.strictObject({
  how: z.enum(dispatchWays),
  on: z.iso.date(),
  by: shortText,
  to: shortText,
});
const dispatchExample = {
  how: 'courier',
  on: '2026-11-17',
  by: 'socialsekreteraren',
  to: 'mottagningen i Karlskoga',
} as const;

export const answer = z.strictObject({
  answer: z.enum(['taken', 'refused']),
  on: z.iso.date(),
  by: shortText,
  how: z.enum(answerWays),
});
const answerExample = {
  answer: 'taken',
  on: '2026-11-18',
  by: 'mottagningen i Karlskoga',
  how: 'letter',
} as const;

const cameFrom = z.object({
  municipality,
  reference: z.string(),
  receivedAt: instant,
  assessedAt: instant,
  message: z.string().nullable(),
});

export const correctableForwardings = [
  { kind: 'whereaboutsFound', record: whereabouts },
  { kind: 'forwardingDispatched', record: dispatch },
  { kind: 'forwardingAnswered', record: answer },
] as const satisfies readonly Correctable[];

/** What is done with a report on a child whom another municipality answers for (29 kap. SoL). */
export const forwardingRoutes: readonly Route[] = [
  ...factRoutes({
    resource: 'whereabouts',
    kinds: ['whereaboutsFound'],
    tag: 'intake',
    operations: ['listWhereabouts', 'readWhereabouts', 'findWhereabouts'],
    called: 'anteckningarna om vilken kommun som svarar för barnet',
    params: reportParams,
    add: {
      summary: 'Anteckna vilken kommun som svarar för barnet',
      description:
        'Barnet bor i, är placerat av eller har flyttat till en annan kommun, eller hör hit. Svarar en annan kommun görs här bara skyddsbedömning och akuta insatser; förhandsbedömningens steg nekas med 409. Anmälaren ser inget av detta.',
      body: whereabouts,
      sent: whereaboutsExample,
      perform: (deps, call, { params, body }) => findWhereabouts(deps, call, params.reportId, body),
    },
    record: whereabouts,
    recordExample: whereaboutsExample,
  }),
  ...factRoutes({
    resource: 'forwardings',
    kinds: ['reportForwarded', 'forwardingReceived'],
    tag: 'intake',
    operations: ['listForwardings', 'readForwarding', 'forwardReport'],
    called: 'översändandena, och varifrån anmälan sändes hit',
    params: reportParams,
    add: {
      summary: 'Sänd över till den kommun som svarar för barnet',
      description:
        'Genast efter skyddsbedömningen (29 kap. SoL). En kommun som tar emot sina anmälningar här får den som en egen anmälan med egna tider; till andra görs ett brev. Ansvaret ligger kvar tills den andra kommunen har tagit över. Meddelandet går till den andra kommunen.',
      body: message,
      sent: messageExample,
      perform: (deps, call, { params, body }) => forwardReport(deps, call, params.reportId, body),
    },
    record: z.union([forwarding, cameFrom]),
    recordExample: forwardingExample,
  }),
  ...factRoutes({
    resource: 'forwarding-dispatches',
    kinds: ['forwardingDispatched'],
    tag: 'intake',
    operations: ['listForwardingDispatches', 'readForwardingDispatch', 'dispatchForwarding'],
    called: 'anteckningarna om att brevet sänts',
    params: reportParams,
    add: {
      summary: 'Anteckna att brevet är sänt eller överlämnat',
      description:
        'Hur, när, av vem och till vem. Kan antecknas igen, som när brevet kom tillbaka.',
      body: dispatch,
      sent: dispatchExample,
      perform: (deps, call, { params, body }) =>
        dispatchForwarding(deps, call, params.reportId, body),
    },
    record: dispatch,
    recordExample: dispatchExample,
  }),
  ...factRoutes({
    resource: 'forwarding-answers',
    kinds: ['forwardingAnswered'],
    tag: 'intake',
    operations: ['listForwardingAnswers', 'readForwardingAnswer', 'recordForwardingAnswer'],
    called: 'den andra kommunens svar',
    params: reportParams,
    add: {
      summary: 'Anteckna vad den andra kommunen svarade',
      description:
        'Har den tagit över avslutas anmälan här som översänd. Har den avböjt ligger allt kvar. En kommun som tar emot sina anmälningar här svarar genom att öppna anmälan, och det antecknas av systemet.',
      body: answer,
      sent: answerExample,
      perform: (deps, call, { params, body }) =>
        recordForwardingAnswer(deps, call, params.reportId, body),
    },
    record: answer.extend({ how: z.enum([...answerWays, 'opened']) }),
    recordExample: answerExample,
  }),
];
