import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { permissions } from '../../../domain/areas.ts';
import type { Action } from '../../../domain/kinds.ts';
import { readRoutes } from '../../permissions/read-matrix.ts';
import { pagePaths } from '../../../api/pages/pages.ts';
import { wayInPaths } from '../../../api/pages/people/login/way-in.ts';
import { callerRoutes, publicRoutes } from '../../../api/routes/all.ts';
import { servedDocument, type Json, type Served } from './openapi-document.ts';

let served: Served;

beforeAll(async () => {
  served = await servedDocument();
});

type Layer = {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
};

/** What Express itself has registered, whoever registered it. */
const registered = (layers: readonly Layer[]): readonly string[] =>
  layers.flatMap(({ route, handle }) =>
    route
      ? ['get', 'post', 'put', 'patch', 'delete']
          .filter((method) => route.methods[method])
          .map((method) => `${method} ${route.path.replaceAll(/:(\w+)/g, '{$1}')}`)
      : registered(handle.stack ?? []),
  );

const inDocument = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

/** What people open in a browser; no document describes it to programs. */
const pages: readonly string[] = [...pagePaths, ...wayInPaths].map(inDocument);
const isPage = (route: string): boolean => pages.includes(route.slice(route.indexOf(' ') + 1));

describe('the document and the routes', () => {
  it('are the same: every route is described and everything described is a route', () => {
    const stack = (served.app as unknown as { router: { stack: readonly Layer[] } }).router.stack;
    const routes = registered(stack).filter((route) => !isPage(route));
    const described = served.operations.map(([path, method]) => `${method} ${path}`);
    expect(routes.length).toBeGreaterThan(60);
    expect([...routes].sort()).toEqual([...described].sort());
  });

  it('agree on who may ask without a token', () => {
    const open = served.operations.filter(([, , operation]) => operation.security?.length === 0);
    const names = publicRoutes.map(({ path }) => path);
    expect(open.map(([path]) => path).sort()).toEqual([...names].sort());
    expect(callerRoutes.every(({ path }) => path.startsWith('/api/v1/'))).toBe(true);
  });

  it('have one name for each operation', () => {
    const names = served.operations.map(([, , { operationId }]) => operationId);
    expect(new Set(names).size).toBe(names.length);
  });
});

/** A schema that can be compiled outside of its document. */
const absolute = (schema: Json): Json =>
  JSON.parse(
    JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"https://anmalan.test/document#/'),
  ) as Json;

describe('the document', () => {
  it('is OpenAPI 3.1 whose references all lead somewhere', () => {
    expect(served.document.openapi).toMatch(/^3\.1\.\d+$/);
    const references = [...served.text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, path = '']) => path,
    );
    expect(references.length).toBeGreaterThan(100);
    const lost = references.filter((path) => {
      const steps = path.split('/');
      return (
        steps.reduce<unknown>((at, step) => (at as Json | undefined)?.[step], served.document) ===
        undefined
      );
    });
    expect(lost).toEqual([]);
  });

  it('has schemas of JSON Schema 2020-12, and examples that they accept', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema({ $id: 'https://anmalan.test/document', ...served.document });
    const wrong = served.mediaTypes.flatMap(([where, { schema, examples = {} }]) => {
      const validate = ajv.compile(absolute(schema));
      return Object.values(examples)
        .filter(({ value }) => !validate(value))
        .map(() => `${where}: ${ajv.errorsText(validate.errors)}`);
    });
    expect(wrong).toEqual([]);
  });

  it('names the parameters of each path, all of them required', () => {
    for (const [path, , { parameters = [] }] of served.operations) {
      const stated = parameters.filter(({ in: place }) => place === 'path');
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(new Set(stated.map(({ name }) => name))).toEqual(new Set(named));
      expect(stated.every(({ required }) => required)).toBe(true);
    }
  });
});

describe('a login that is too old', () => {
  it('is documented with its challenge and its problem, for every route that asks who is calling', () => {
    const { Unauthenticated: refusal } = served.document.components.responses;
    expect(refusal?.headers).toHaveProperty(['WWW-Authenticate', 'example'], expect.any(String));
    const { examples } = refusal?.content['application/problem+json'] ?? {};
    expect(examples?.['login-too-old']?.value).toMatchObject({ status: 401, maxAgeSeconds: 900 });
    const callers = served.operations.filter(([path]) => path.startsWith('/api/v1/'));
    const silent = callers.filter(
      ([, , { responses, security }]) =>
        security?.length !== 0 && !responses['401']?.$ref?.endsWith('/Unauthenticated'),
    );
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  it('is told of where a deed asks for a fresh one, and nowhere else', () => {
    const asking = readRoutes()
      .filter(({ method }) => method === 'POST')
      .filter(({ action }) => permissions[action as Action].freshLogin)
      .map(({ path }) => path);
    const told = served.operations
      .filter(([, , { description }]) => description?.includes('Kräver en ny inloggning'))
      .map(([path]) => path);
    expect(asking).toHaveLength(4);
    expect(told.toSorted()).toEqual(asking.toSorted());
  });
});

/** Every member of a JSON value that is called so, by its place. */
const placesOf = (name: string, value: unknown, place: string): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [
    ...(key === name ? [place] : []),
    ...placesOf(name, member, `${place}/${key}`),
  ]);
};

describe('the schema of a request', () => {
  it('lets a client send every member: neither it nor what it refers to is readOnly', () => {
    const requests = served.mediaTypes.filter(([where]) => where.includes(' request '));
    expect(requests.length).toBeGreaterThan(20);
    const components = Object.entries(served.document.components.schemas);
    expect(components.map(([name]) => name)).toContain('SentReport');
    const held = [...requests, ...components].flatMap(([where, schema]) =>
      placesOf('readOnly', schema, where),
    );
    expect(held).toEqual([]);
  });
});

/** The one that takes the bytes of a file as they are, and is no deed. */
const parts = '/api/v1/attachments/{attachmentId}/parts';

describe('every POST below /api/v1', () => {
  it('asks for an Idempotency-Key, offers If-Match and answers 201 with ETag and Location', () => {
    const deeds = served.operations.filter(
      ([path, method]) => method === 'post' && !['/oauth/token', parts].includes(path),
    );
    expect(deeds.length).toBeGreaterThan(20);
    for (const [, , { parameters = [], responses }] of deeds) {
      const headers = parameters.filter((one) => one.in === 'header');
      expect(headers.find(({ name }) => name === 'Idempotency-Key')?.required).toBe(true);
      expect(headers.some(({ name }) => name === 'If-Match')).toBe(true);
      expect(responses['201']).toHaveProperty('headers.Location');
      expect(responses['201']).toHaveProperty('headers.ETag');
    }
  });

  it('refuses a member that it does not know', () => {
    const posts = callerRoutes.filter(({ method, body }) => method === 'post' && !body);
    for (const { operation } of posts) {
      const body = operation.requestBody;
      const content = body && 'content' in body ? body.content : {};
      const schema = content['application/json']?.schema;
      const result = schema instanceof z.ZodType && schema.safeParse({ somethingElse: true });
      expect(result && JSON.stringify(result.error?.issues)).toMatch(
        /somethingElse|invalid_union|discriminator/,
      );
    }
  });
});
