import type { ZodOpenApiResponseObject } from 'zod-openapi';
import type { ProblemDetails } from '../../domain/errors.ts';
import { problem, problemOf } from './problem.ts';
import { statuses, type ProblemCodes, type ProblemKind } from './statuses.ts';

/** An example of one kind, with a code of that kind. */
type Example = {
  readonly [Kind in ProblemKind]: {
    readonly kind: Kind;
    readonly code: ProblemCodes[Kind];
    readonly details?: ProblemDetails;
  };
}[ProblemKind];

type Documented = Example & {
  readonly description: string;
  /** Another problem that has the same status. */
  readonly or?: Example;
  readonly headers?: ZodOpenApiResponseObject['headers'];
};

const challenge = {
  description:
    'Vad som fattas. Efter insufficient_user_authentication behövs en ny inloggning som är högst max_age sekunder gammal.',
  schema: { type: 'string' },
  example: 'Bearer realm="anmalan", error="insufficient_user_authentication", max_age="900"',
} as const;

const retryAfter = {
  description: 'Antal sekunder att vänta',
  schema: { type: 'integer', minimum: 1 },
} as const;

const documented = {
  '400': {
    kind: 'BadRequest',
    description: 'Begäran kan inte läsas, eller en rubrik saknas',
    code: 'idempotency-key-required',
  },
  '401': {
    kind: 'Unauthenticated',
    description:
      'Ingen giltig åtkomstbiljett, eller en inloggning som är för gammal för det som begärs (RFC 9470)',
    code: 'no-token',
    or: { kind: 'LoginTooOld', code: 'login-too-old', details: { maxAgeSeconds: 900 } },
    headers: { 'WWW-Authenticate': challenge },
  },
  '403': {
    kind: 'Forbidden',
    description: 'Får inte; regeln står i rule',
    code: 'forbidden',
    details: { rule: 'decision.make' },
  },
  '404': {
    kind: 'NotFound',
    description: 'Finns inte, eller får inte ses',
    code: 'not-found',
  },
  '409': {
    kind: 'Conflict',
    description: 'Går inte i det här läget; läget står i current',
    code: 'wrong-state',
    details: { current: 'opened', action: 'decision.make' },
  },
  '412': {
    kind: 'PreconditionFailed',
    description: 'Ärendet har ändrats sedan den ETag som angavs',
    code: 'changed-since',
    details: { etag: 9 },
  },
  '413': { kind: 'TooLarge', description: 'För stort', code: 'too-large' },
  '415': {
    kind: 'UnsupportedMediaType',
    description: 'Inte application/json i UTF-8',
    code: 'unsupported-media-type',
  },
  '422': {
    kind: 'Invalid',
    description: 'Ett fält har fel form; vilka står i errors',
    code: 'invalid-request',
    details: { errors: [{ pointer: '#/body/reporter/givenName', code: 'required' }] },
  },
  '429': {
    kind: 'TooManyRequests',
    description: 'Kvoten är förbrukad; Retry-After säger när det går bra att skicka igen',
    code: 'quota-used-up',
    details: { retryAfter: 40 },
    headers: { 'Retry-After': retryAfter },
  },
  default: {
    kind: 'Unavailable',
    description: 'Något gick fel hos oss; det går bra att försöka igen med samma nyckel',
    code: 'try-again',
  },
} as const satisfies Readonly<Record<string, Documented>>;

export type ProblemStatus = Exclude<keyof typeof documented, 'default'>;

const exampleId = '019ab0c5-1c00-7000-8000-000000000000';

const exampleOf = ({ kind, code, details = {} }: Example) => ({
  value: problemOf({ status: statuses[kind], code, details }, exampleId),
});

const responseOf = (
  id: string,
  { description, or, headers, ...usual }: Documented,
): ZodOpenApiResponseObject => {
  const examples = { exempel: exampleOf(usual), ...(or && { [or.code]: exampleOf(or) }) };
  return {
    id,
    description,
    ...(headers && { headers }),
    content: { 'application/problem+json': { schema: problem, examples } },
  };
};

const responses = Object.fromEntries(
  Object.entries(documented).map(([status, one]) => [
    status,
    responseOf(status === 'default' ? 'Unexpected' : one.kind, one),
  ]),
);

/** The documented answer of an error status, the same component wherever it is used. */
export function problemResponse(status: ProblemStatus | 'default'): ZodOpenApiResponseObject {
  const response = responses[status];
  if (!response) throw new Error(`no problem is documented for ${status}`);
  return response;
}
