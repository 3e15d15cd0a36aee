import type { ZodOpenApiResponseObject } from 'zod-openapi';
import { problem, problemOf } from './problem.ts';
import type { ProblemCode } from './texts.ts';

type Documented = {
  readonly id: string;
  readonly description: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly details?: Readonly<Record<string, unknown>>;
};

const documented = {
  '400': {
    id: 'BadRequest',
    description: 'Begäran kan inte läsas, eller en rubrik saknas',
    status: 400,
    code: 'idempotency-key-required',
  },
  '401': {
    id: 'Unauthenticated',
    description: 'Ingen giltig åtkomstbiljett',
    status: 401,
    code: 'no-token',
  },
  '403': {
    id: 'Forbidden',
    description: 'Får inte; regeln står i rule',
    status: 403,
    code: 'forbidden',
    details: { rule: 'decision.make' },
  },
  '404': {
    id: 'NotFound',
    description: 'Finns inte, eller får inte ses',
    status: 404,
    code: 'not-found',
  },
  '409': {
    id: 'Conflict',
    description: 'Går inte i det här läget; läget står i current',
    status: 409,
    code: 'wrong-state',
    details: { current: 'opened', action: 'decision.make' },
  },
  '412': {
    id: 'PreconditionFailed',
    description: 'Ärendet har ändrats sedan den ETag som angavs',
    status: 412,
    code: 'changed-since',
    details: { etag: 9 },
  },
  '413': { id: 'TooLarge', description: 'För stort', status: 413, code: 'too-large' },
  '415': {
    id: 'UnsupportedMediaType',
    description: 'Inte application/json i UTF-8',
    status: 415,
    code: 'unsupported-media-type',
  },
  '422': {
    id: 'Invalid',
    description: 'Ett fält har fel form; vilka står i errors',
    status: 422,
    code: 'invalid-request',
    details: { errors: [{ pointer: '#/body/reporter/givenName', code: 'required' }] },
  },
  default: {
    id: 'Unexpected',
    description: 'Något gick fel hos oss; det går bra att försöka igen med samma nyckel',
    status: 503,
    code: 'try-again',
  },
} as const satisfies Readonly<Record<string, Documented>>;

export type ProblemStatus = Exclude<keyof typeof documented, 'default'>;

const exampleId = '019ab0c5-1c00-7000-8000-000000000000';

const responseOf = (one: Documented): ZodOpenApiResponseObject => {
  const value = problemOf({ details: {}, ...one }, exampleId);
  return {
    id: one.id,
    description: one.description,
    content: { 'application/problem+json': { schema: problem, examples: { exempel: { value } } } },
  };
};

const responses = Object.fromEntries(
  Object.entries(documented).map(([status, one]) => [status, responseOf(one)]),
);

/** The documented answer of an error status, the same component wherever it is used. */
export function problemResponse(status: ProblemStatus | 'default'): ZodOpenApiResponseObject {
  const response = responses[status];
  if (!response) throw new Error(`no problem is documented for ${status}`);
  return response;
}
