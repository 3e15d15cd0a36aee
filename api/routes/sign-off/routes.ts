import { z } from 'zod';
import { signatoryRoles } from '../../../domain/access/roles.ts';
import { agencyKinds } from '../../../domain/report/report-content.ts';
import { signReport } from '../../../services/sign-off/sign-off.ts';
import { askForSignature } from '../../../services/sign-off/ask-for-signature.ts';
import { viewWhoSigns } from '../../../services/sign-off/who-will-be-asked.ts';
import { readRoute, type Route } from '../../route.ts';
import type { Correctable } from '../correctable.ts';
import { factRoutes } from '../fact-routes.ts';
import { freeText, reportParams } from '../schemas.ts';

export const signing = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('signed') }),
  z.strictObject({ answer: z.literal('declined'), comment: freeText }),
]);

export const correctableSignatures = [
  { kind: 'signatureRecorded', record: signing },
] as const satisfies readonly Correctable[];

export const signatureRequest = z.strictObject({ role: z.enum(signatoryRoles) });

const whoSigns = z.strictObject({
  agencyKind: z.enum(agencyKinds).default('school'),
  municipalityCode: z
    .string()
    .regex(/^\d{4}$/)
    .nullable()
    .default(null)
    .meta({ description: 'Den mottagande kommunens kod; annars den egna' }),
});
const signatory = z
  .object({
    role: z.enum(signatoryRoles),
    when: z.enum(['atSending', 'bySending', 'later']).meta({
      description: 'Vid sändningen, genom sändningen, eller när den som skrev anmälan säger det',
    }),
    people: z.array(z.object({ name: z.string(), absent: z.boolean() })).readonly(),
  })
  .meta({ id: 'Signatory' });

export const signOffRoutes: readonly Route[] = [
  ...factRoutes({
    resource: 'signatures',
    kinds: ['signatureRecorded'],
    tag: 'signOff',
    operations: ['listSignatures', 'readSignature', 'signReport'],
    called: 'underskrifterna',
    params: reportParams,
    add: {
      summary: 'Skriv under eller avstå',
      description:
        'Den tillfrågade funktionen skriver under anmälan precis som den skickades, eller avstår med en kommentar. Inget av det stoppar anmälan. Kräver en ny inloggning, normalt högst 15 minuter gammal (RFC 9470).',
      body: signing,
      sent: { answer: 'signed' },
      perform: (deps, call, { params, body }) => signReport(deps, call, params.reportId, body),
    },
    record: z.object({ comment: z.string().optional(), reason: z.string().optional() }),
    recordExample: null,
  }),
  ...factRoutes({
    resource: 'signature-requests',
    kinds: ['signatureAsked'],
    tag: 'signOff',
    operations: ['listSignatureRequests', 'readSignatureRequest', 'askForSignature'],
    called: 'underskrifterna som har begärts efteråt',
    params: reportParams,
    add: {
      summary: 'Be en funktion skriva under',
      description:
        'Av den som skrev anmälan. En skolsköterskas anmälan visas för de andra först när hon säger det (25 kap. 1 § OSL); den som undantogs när anmälan skickades frågas inte.',
      body: signatureRequest,
      sent: { role: 'rektor' },
      perform: (deps, call, { params, body }) => askForSignature(deps, call, params.reportId, body),
    },
    record: z.null(),
    recordExample: null,
  }),
  readRoute({
    path: '/signatories',
    operationId: 'listSignatories',
    summary: 'Läs vilka som kommer att bli ombedda att skriva under',
    description:
      'Innan något är skrivet: funktionerna enligt den mottagande kommunens inställning, och vem som har dem på den egna enheten i dag. Någon kan sedan undantas i anmälan.',
    tag: 'signOff',
    request: { query: whoSigns },
    answer: z.object({ signatories: z.array(signatory).readonly() }),
    example: {
      signatories: [
        { role: 'rektor', when: 'atSending', people: [{ name: 'Astrid Test', absent: false }] },
      ],
    },
    read: async (deps, call, { query }) => ({
      signatories: await viewWhoSigns(deps, call, query),
    }),
  }),
];
