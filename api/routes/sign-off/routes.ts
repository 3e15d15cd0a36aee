import { z } from 'zod';
import { signReport } from '../../../services/sign-off/sign-off.ts';
import type { Route } from '../../route.ts';
import type { Correctable } from '../correctable.ts';
import { factRoutes } from '../fact-routes.ts';
import { freeText, reportParams } from '../schemas.ts';

const signing = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('signed') }),
  z.strictObject({ answer: z.literal('declined'), comment: freeText }),
]);

export const correctableSignatures = [
  { kind: 'signatureRecorded', record: signing },
] as const satisfies readonly Correctable[];

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
];
