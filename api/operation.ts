import { z } from 'zod';
import type {
  ZodOpenApiOperationObject,
  ZodOpenApiResponseObject,
  ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { etagOrAny, visibleAscii } from './conditional-request.ts';
import { problemResponse, type ProblemStatus } from './problems/documented-problems.ts';
import type { RequestParts } from './request-parts.ts';

/** The areas of the API, in the order the document shows them. */
export const tags = {
  reports: 'Anmälningar',
  signOff: 'Underskrifter',
  intake: 'Mottagning och förhandsbedömning',
  meetings: 'Gemensamma möten',
  decisions: 'Beslut och återkoppling',
  corrections: 'Rättelser',
  situations: 'Akuta situationer',
  consultations: 'Konsultationer före en anmälan',
  cooperation: 'Samverkansformer och överlämningar',
  audit: 'Granskning',
  own: 'Egna uppgifter',
  service: 'Tjänsten',
} as const;
export type Tag = keyof typeof tags;

/**
 * The declaration of one route. Its types, the checks of request and answer, and its part of the
 * OpenAPI document are all made of it.
 */
export type Declared<P extends RequestParts, R extends z.ZodType> = {
  /** Path below `/api/v1` in Express's notation, as `/reports/:reportId`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  /** In plain Swedish: who may do this, when, and what it does. */
  readonly description: string;
  readonly tag: Tag;
  readonly request: P;
  /** An example of a whole body; the request's schema accepts it. */
  readonly sent?: unknown;
  readonly answer: R;
  /** An example of a whole answer; the schema of the answer accepts it. */
  readonly example: z.input<R>;
};

type Documented = Pick<
  Declared<RequestParts, never>,
  'operationId' | 'summary' | 'description' | 'tag' | 'request' | 'sent'
>;

const actingAs = z.object({
  'Acting-As': z.uuid().optional().meta({
    description: 'Vilken funktion en person med flera handlar i; de står i svaret från /me.',
  }),
});

const deedHeaders = actingAs.extend({
  'Idempotency-Key': z.string().regex(visibleAscii).meta({
    description: 'Ny för varje handling. Samma nyckel och innehåll ger samma svar, för alltid.',
  }),
  'If-Match': z.string().regex(etagOrAny).optional().meta({
    description: 'Den ETag som handlingen bygger på; har något hänt sedan dess svaras 412.',
  }),
});

const etag = {
  description: 'Hur många händelser den egna sidan ser i ärendet, läsningar oräknade',
  schema: { type: 'string' },
} as const;
const location = {
  description: 'Var den nya händelsen finns',
  schema: { type: 'string', format: 'uri-reference' },
} as const;

const ifMatch = z.string().regex(etagOrAny);
const savedHeaders = actingAs.extend({
  'If-Match': ifMatch.meta({
    description:
      'Den ETag som det sparade bygger på, "0" om inget fanns; har det sparats någon annanstans svaras 412. Med * skrivs det som finns över.',
  }),
});
const forgottenHeaders = actingAs.extend({
  'If-Match': ifMatch.optional().meta({ description: 'Glöm bara om inget nyare är sparat.' }),
});
const savedEtag = { ...etag, description: 'Hur många gånger det är sparat' } as const;

const problems = (statuses: readonly ProblemStatus[]): ZodOpenApiResponsesObject =>
  Object.fromEntries([...statuses, 'default' as const].map((s) => [s, problemResponse(s)]));

const lookProblems = ({ params }: RequestParts): readonly ProblemStatus[] => [
  '400',
  '401',
  '403',
  ...(params ? (['404', '409'] as const) : []),
  '429',
];

const common = ({ operationId, summary, description, tag, request }: Documented) => ({
  operationId,
  summary,
  description,
  tags: [tags[tag]],
  requestParams: {
    ...(request.params && { path: request.params }),
    ...(request.query && { query: request.query }),
  },
});

const example = (value: unknown) => ({ examples: { exempel: { value } } });

type Content = NonNullable<ZodOpenApiResponseObject['content']>;

const lookOperation = (declared: Documented, content: Content): ZodOpenApiOperationObject => {
  const { requestParams, ...rest } = common(declared);
  return {
    ...rest,
    requestParams: { ...requestParams, header: actingAs },
    responses: {
      '200': { description: declared.summary, content },
      ...problems(lookProblems(declared.request)),
    },
  };
};

const sentBody = ({
  request: { body },
  sent,
}: Documented): Pick<ZodOpenApiOperationObject, 'requestBody'> =>
  body
    ? {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: body, ...example(sent ?? {}) } },
        },
      }
    : {};

const jsonAnswer = <P extends RequestParts, R extends z.ZodType>(
  declared: Declared<P, R>,
): Content => ({
  'application/json': { schema: declared.answer, ...example(declared.example) },
});

export function readOperation<P extends RequestParts, R extends z.ZodType>(
  declared: Declared<P, R>,
): ZodOpenApiOperationObject {
  return lookOperation(declared, jsonAnswer(declared));
}

export function fileOperation(
  declared: Documented,
  types: readonly string[],
): ZodOpenApiOperationObject {
  const binary = { schema: { type: 'string', format: 'binary' } } as const;
  return lookOperation(declared, Object.fromEntries(types.map((type) => [type, binary])));
}

/** What a caller keeps for herself is saved in the place of what she kept before. */
export function savingOperation<P extends RequestParts, R extends z.ZodType>(
  declared: Declared<P, R>,
): ZodOpenApiOperationObject {
  const { requestParams, ...rest } = common(declared);
  return {
    ...rest,
    requestParams: { ...requestParams, header: savedHeaders },
    ...sentBody(declared),
    responses: {
      '200': {
        description: declared.summary,
        headers: { ETag: savedEtag },
        content: jsonAnswer(declared),
      },
      ...problems(['400', '401', '403', '404', '412', '413', '415', '422', '429']),
    },
  };
}

/** Bytes that are sent as they are; sent again from the same place they change nothing. */
export function octetsOperation<P extends RequestParts, R extends z.ZodType>(
  declared: Declared<P, R>,
): ZodOpenApiOperationObject {
  const { requestParams, ...rest } = common(declared);
  return {
    ...rest,
    requestParams: { ...requestParams, header: actingAs },
    requestBody: {
      required: true,
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    },
    responses: {
      '200': { description: declared.summary, content: jsonAnswer(declared) },
      ...problems(['400', '401', '403', '404', '409', '415', '422', '429']),
    },
  };
}

export function forgettingOperation(declared: Documented): ZodOpenApiOperationObject {
  const { requestParams, ...rest } = common(declared);
  return {
    ...rest,
    requestParams: { ...requestParams, header: forgottenHeaders },
    responses: {
      '204': { description: declared.summary },
      ...problems(['400', '401', '403', '404', '412', '429']),
    },
  };
}

export function deedOperation<P extends RequestParts, R extends z.ZodType>(
  declared: Declared<P, R>,
): ZodOpenApiOperationObject {
  const { requestParams, ...rest } = common(declared);
  return {
    ...rest,
    requestParams: { ...requestParams, header: deedHeaders },
    ...sentBody(declared),
    responses: {
      '201': {
        description: declared.summary,
        headers: { ETag: etag, Location: location },
        content: jsonAnswer(declared),
      },
      ...problems(['400', '401', '403', '404', '409', '412', '413', '415', '422', '429']),
    },
  };
}
