import request from 'supertest';
import { createTestApi, withoutDatabase, type TestApi } from '../parts.ts';

export type Json = Readonly<Record<string, unknown>>;
export type Media = {
  readonly schema: Json;
  readonly examples?: Readonly<Record<string, { value: unknown }>>;
};
export type Content = Readonly<Record<string, Media>>;
export type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly security?: readonly unknown[];
  readonly parameters?: readonly { in: string; name: string; required?: boolean; schema: Json }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<
    Record<string, { description?: string; $ref?: string; content?: Content }>
  >;
};
export type Document = {
  readonly openapi: string;
  readonly info: Json & { readonly description: string; readonly version: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Json>>;
    readonly responses: Readonly<
      Record<string, { readonly content: Content; readonly headers?: Json }>
    >;
    readonly securitySchemes: Readonly<Record<string, Json>>;
  };
};

export type Described = readonly [path: string, method: string, operation: Operation];

export type Served = {
  readonly app: TestApi['app'];
  readonly text: string;
  readonly document: Document;
  readonly operations: readonly Described[];
  /** Every media type with a schema, of requests, answers and problems. */
  readonly mediaTypes: readonly (readonly [where: string, media: Media])[];
};

const inside = (where: string, content: Content = {}): (readonly [string, Media])[] =>
  Object.entries(content).map(([type, media]) => [`${where} ${type}`, media]);

const mediaTypesOf = (
  document: Document,
  operations: readonly Described[],
): Served['mediaTypes'] => [
  ...operations.flatMap(([path, method, { requestBody, responses }]) => [
    ...inside(`${method} ${path} request`, requestBody?.content),
    ...Object.entries(responses).flatMap(([status, { content }]) =>
      inside(`${method} ${path} ${status}`, content),
    ),
  ]),
  ...Object.entries(document.components.responses).flatMap(([name, { content }]) =>
    inside(name, content),
  ),
];

/** The document as the API serves it. */
export async function servedDocument(): Promise<Served> {
  const { app } = await createTestApi(withoutDatabase());
  const { text } = await request(app).get('/api/v1/openapi.json');
  const document = JSON.parse(text) as Document;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [path, method, operation] as const),
  );
  return { app, text, document, operations, mediaTypes: mediaTypesOf(document, operations) };
}
