import express from 'express';
import request from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerErrors } from '../../api/middleware/answer-errors.ts';
import { jsonBody } from '../../api/middleware/json-body.ts';
import { rememberActor } from '../../api/middleware/caller.ts';
import type { ApiParts } from '../../api/parts.ts';
import { deedRoute, fileRoute, readRoute, type Route } from '../../api/route.ts';
import type { Call } from '../../services/acting/call.ts';
import { createTestApi, withoutDatabase } from './parts.ts';

const described = { summary: 'Prov', description: 'Bara för provet.', tag: 'service' } as const;
const answer = z.object({ said: z.string(), etag: z.int().optional() });
const calls: Call[] = [];

const routes: readonly Route[] = [
  readRoute({
    ...described,
    path: '/secrets/:name',
    operationId: 'readSecret',
    request: {
      params: z.object({ name: z.string() }),
      query: z.strictObject({ loud: z.stringbool().default(false) }),
    },
    answer,
    example: { said: 'a' },
    read: async (_deps, _call, { params, query }) => {
      const shown = {
        said: query.loud ? params.name.toUpperCase() : params.name,
        secret: 'hidden',
      };
      return shown;
    },
  }),
  readRoute({
    ...described,
    path: '/broken',
    operationId: 'readBroken',
    request: {},
    answer: z.object({ at: z.iso.datetime() }),
    example: { at: '2026-11-23T08:00:00.000Z' },
    read: async () => ({ at: '2026-11-23 09:00' }),
  }),
  deedRoute({
    ...described,
    path: '/deeds',
    operationId: 'perform',
    request: { body: z.strictObject({ said: z.string() }) },
    sent: { said: 'a' },
    answer: answer.extend({ id: z.string() }),
    example: { id: '1', said: 'a' },
    perform: async (_deps, call, { body }) => {
      calls.push(call);
      const done = { id: '1', ...body, etag: 7, secret: 'hidden' };
      return done;
    },
  }),
  fileRoute({
    ...described,
    path: '/file',
    operationId: 'readFile',
    request: {},
    read: async () => ({ bytes: Buffer.from('%PDF-1.7'), fileName: 'anmälan "1".pdf' }),
  }),
];

let parts: ApiParts;
let app: ReturnType<typeof express>;

beforeAll(async () => {
  ({ parts } = await createTestApi(withoutDatabase()));
  // The routes of this file touch nothing that the parts lean on.
  const own = { ...parts, deps: {} as ApiParts['deps'] };
  app = express();
  app.use((_req, res, next) => {
    rememberActor(res, { is: 'system', part: 'ladder' });
    next();
  });
  app.use(jsonBody);
  for (const { method, path, handlers } of routes) app[method](path, handlers(own));
  app.use(answerErrors(parts.log));
});

const ask = async (
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Call | undefined> => {
  await request(app)
    .post('/api/v1/deeds')
    .set({ 'Idempotency-Key': 'k2', ...headers })
    .send(body);
  return calls.at(-1);
};

describe('a route', () => {
  it('reads the parts of a request by their schemas', async () => {
    const { body } = await request(app).get('/api/v1/secrets/kim?loud=true');
    expect(body).toEqual({ said: 'KIM' });
  });

  it('lets nothing leave that its answer does not declare', async () => {
    const read = await request(app).get('/api/v1/secrets/kim');
    const deed = await request(app)
      .post('/api/v1/deeds')
      .set('Idempotency-Key', 'k1')
      .send({ said: 'x' });
    expect([read.status, deed.status]).toEqual([200, 201]);
    expect(read.text + deed.text).not.toContain('hidden');
  });

  it('answers 500 rather than something else than it promised', async () => {
    const answer = await request(app).get('/api/v1/broken');
    expect([answer.status, answer.body]).toMatchObject([500, { code: 'internal' }]);
  });

  it('says where a deed`s fact is and which number it made', async () => {
    const { headers } = await request(app)
      .post('/api/v1/deeds')
      .set('Idempotency-Key', 'k1')
      .send({ said: 'x' });
    expect(headers).toMatchObject({ location: '/api/v1/deeds/1', etag: '"7"' });
  });

  it('gives the service actor, instant, key, fingerprint and expected ETag', async () => {
    const call = await ask({ said: 'Åsa' }, { 'If-Match': '"7"' });
    expect(call).toMatchObject({
      actor: { is: 'system' },
      at: '2026-11-23T08:00:00.000Z',
      request: { key: 'k2' },
      expected: 7,
    });
    expect(call?.request?.fingerprint).toHaveLength(32);
    const sameInOtherSigns = await ask({ said: 'A\u030asa' });
    expect(sameInOtherSigns?.request?.fingerprint).toEqual(call?.request?.fingerprint);
    expect(sameInOtherSigns).not.toHaveProperty('expected');
    const other = await ask({ said: 'Asa' });
    expect(other?.request?.fingerprint).not.toEqual(call?.request?.fingerprint);
  });

  it('hands a document over to be kept, where nothing in it may run', async () => {
    const { headers, status } = await request(app).get('/api/v1/file');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toMatch(/^attachment; filename="/);
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
  });
});
