import request from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { callerRoutes } from '../../../api/routes/all.ts';
import { type Described, servedDocument, type Json, type Served } from './openapi-document.ts';
import { publicOrigin } from '../parts.ts';

let served: Served;

beforeAll(async () => {
  served = await servedDocument();
});

describe('the national REST API profile', () => {
  it('DOK.03, DOK.07, DOK.11: says what the API is, whose it is and under which licence', () => {
    expect(served.document.info).toMatchObject({
      title: expect.stringMatching(/\S/) as unknown,
      contact: {
        name: expect.any(String) as unknown,
        url: expect.any(String) as unknown,
        email: expect.any(String) as unknown,
      },
      license: { name: 'EUPL-1.2', url: expect.any(String) as unknown },
    });
    expect(served.document.info.description.length).toBeGreaterThan(200);
  });

  it('DOK.06: in Swedish and in English', () => {
    expect(served.document.info.description).toMatch(/barn/);
    expect(served.document.info.description).toMatch(/reports of concern/);
  });

  it('DOK.08, DOK.09: states service level and limits', () => {
    expect(served.document.info['x-sla']).toMatchObject({
      availability: expect.any(String) as unknown,
      responseTime: expect.any(String) as unknown,
      support: expect.any(String) as unknown,
    });
    expect(served.document.info.description).toMatch(/[Bb]egränsning/);
  });

  it('DOK.15: shows a whole example of every JSON request and answer', () => {
    const without = served.mediaTypes.filter(
      ([where, { examples = {} }]) => where.endsWith('json') && Object.keys(examples).length === 0,
    );
    expect(without.map(([where]) => where)).toEqual([]);
  });

  it('DOK.19: describes every operation', () => {
    for (const [path, method, { summary, description, tags }] of served.operations) {
      expect([path, method, summary, description].join(' ')).toMatch(/\p{Ll}.*\.$/u);
      expect(description.length).toBeGreaterThan(20);
      expect(tags).toHaveLength(1);
    }
  });

  it('DOK.20: describes every answer, problems too', () => {
    for (const [path, method, { responses }] of served.operations) {
      const described = Object.values(responses).every((one) => one.description ?? one.$ref);
      expect([path, method, described]).toEqual([path, method, true]);
    }
    const closed = served.operations.filter(([, , { security }]) => security === undefined);
    for (const [, , { responses }] of closed) {
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '403', 'default']));
    }
  });

  it('DOT.01: answers with instants in UTC', () => {
    const instant = served.document.components.schemas['Receipt']?.['properties'] as Record<
      string,
      Json
    >;
    expect(instant['receivedAt']).toMatchObject({ format: 'date-time' });
    expect(
      new RegExp(String(instant['receivedAt']?.['pattern'])).test('2026-11-23T08:42:10+01:00'),
    ).toBe(false);
  });

  it('RES.06, UFN.07, UFN.08, UFN.09: addresses are lower case with hyphens', () => {
    for (const path of Object.keys(served.document.paths)) {
      expect(path.replaceAll(/\{[a-zA-Z]+\}/g, 'id')).toMatch(/^(\/[a-z0-9]+([-.][a-z0-9]+)*)+$/);
    }
  });

  it('RES.02: no identity number stands in an address', () => {
    for (const [, , { parameters = [] }] of served.operations) {
      for (const { name } of parameters) expect(name).not.toMatch(/personnummer|identity|pnr|ssn/i);
    }
  });

  it('AME.01, ARQ.01: JSON in, but for the bytes of a file, and JSON or a document out', () => {
    const asked = served.operations.flatMap(([path, , { requestBody }]) =>
      Object.keys(requestBody?.content ?? {}).map((type) => [path, type]),
    );
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter(([, type]) => type !== 'application/json')).toEqual([
      ['/oauth/token', 'application/x-www-form-urlencoded'],
      ['/api/v1/attachments/{attachmentId}/parts', 'application/octet-stream'],
    ]);
  });

  it('AME.04, AME.05, AME.07: members are camelCase', () => {
    const names = Object.values(served.document.components.schemas).flatMap(({ properties = {} }) =>
      Object.keys(properties as object),
    );
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => !/^[a-z]+([A-Z][a-z0-9]*)*\d*$/.test(name))).toEqual([]);
  });

  it('FEL.01, FEL.02: every error is a problem document with its five members', () => {
    const { properties, required } = served.document.components.schemas['Problem'] as {
      properties: object;
      required: readonly string[];
    };
    const members = ['type', 'title', 'status', 'detail', 'instance'];
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(members));
    expect(required).toEqual(expect.arrayContaining(members));
    for (const { content } of Object.values(served.document.components.responses)) {
      expect(Object.keys(content)).toEqual(['application/problem+json']);
    }
  });

  it('VER.05, VER.06: the major version is in the address, and api-info tells the rest', async () => {
    const [major] = served.document.info.version.split('.');
    for (const { path } of callerRoutes) expect(path).toMatch(new RegExp(`^/api/v${major}/`));
    const answer = await request(served.app).get('/api-info');
    expect(answer.body).toEqual({
      apiName: 'Anmälan',
      apiVersion: served.document.info.version,
      apiReleased: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as unknown,
      apiDocumentation: `${publicOrigin}/api/v1/openapi.json`,
      apiStatus: 'active',
    });
  });

  it('every list is paged: no answer grows with the case', () => {
    const { schemas } = served.document.components;
    const isList = ([, , { responses }]: Described): boolean => {
      const schema = responses['200']?.content?.['application/json']?.schema ?? {};
      const { $ref: named = '' } = schema as { readonly $ref?: string };
      const { properties = {} } = schemas[named.split('/').at(-1) ?? ''] ?? schema;
      return 'items' in (properties as object);
    };
    const lists = served.operations.filter(isList);
    expect(lists.length).toBeGreaterThan(20);
    // What grows without an end is asked for by where the page before ended, and not by a number.
    const isPaged = ([, , { parameters = [] }]: Described): boolean => {
      const names = parameters.map(({ name }) => name);
      return names.includes('limit') && (names.includes('page') || names.includes('after'));
    };
    const unpaged = lists.filter((list) => !isPaged(list));
    expect(unpaged.map(([path]) => path)).toEqual([]);
  });

  it('FNS.01–FNS.09: lists have limit and page, from 1, twenty at a time, all optional', () => {
    const paged = served.operations.filter(([, , { parameters = [] }]) =>
      parameters.some(({ name }) => name === 'page'),
    );
    expect(paged.map(([path]) => path)).toEqual(
      expect.arrayContaining(['/api/v1/acute-situations', '/api/v1/duties', '/api/v1/reports']),
    );
    for (const [, , { parameters = [] }] of paged) {
      const query = parameters.filter((one) => one.in === 'query');
      const { limit, page } = Object.fromEntries(query.map(({ name, schema }) => [name, schema]));
      expect(limit).toMatchObject({ default: 20, maximum: 50, type: 'integer' });
      expect(page).toMatchObject({ default: 1, minimum: 1, type: 'integer' });
      expect(query.some(({ required }) => required)).toBe(false);
      expect(query.every(({ name }) => /^[a-z][a-zA-Z]*$/.test(name))).toBe(true);
    }
  });

  it('SAK.09, SAK.10: access is by Bearer token, never Basic or a key in the address', () => {
    expect(served.document.components.securitySchemes).toMatchObject({
      accessToken: { type: 'http', scheme: 'bearer' },
    });
    expect(Object.keys(served.document.components.securitySchemes)).toEqual(['accessToken']);
  });

  it('FOR.02: a GET has no body', () => {
    const reading = served.operations.filter(([, method]) => method === 'get');
    expect(reading.filter(([, , { requestBody }]) => requestBody)).toEqual([]);
  });
});
