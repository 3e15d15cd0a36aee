import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import request, { type Test } from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { teacher } from './callers.ts';
import { servedApi } from './served-api.ts';

const minimal = {
  reporter: { givenName: 'Anna', familyName: 'Exempel' },
  worry: { kinds: ['neglect'] },
};

describe('what bad input gets', () => {
  const served = servedApi();
  let authorization: string;
  beforeAll(async () => {
    authorization = `Bearer ${await served.api.tokenFor(teacher)}`;
  });

  const post = (path: string): Test =>
    request(served.api.app)
      .post(`/api/v1${path}`)
      .set('Authorization', authorization)
      .set('Idempotency-Key', randomUUID());
  const report = (): Test => post('/reports').set('Content-Type', 'application/json');

  it('always is a problem document with the five members and a code (RFC 9457)', async () => {
    const { body, headers, type } = await report().send('{}');
    expect(type).toBe('application/problem+json');
    expect(Object.keys(body as object)).toEqual(
      expect.arrayContaining(['type', 'title', 'status', 'detail', 'instance', 'code']),
    );
    expect(body).toHaveProperty('instance', `urn:uuid:${headers['x-request-id']}`);
  });

  const json = 'application/json';
  const deep = `{"a":${'['.repeat(9999)}${']'.repeat(9999)}}`;

  it.each([
    { of: 'what is not JSON', body: 'not json', type: json, gets: '400 not-json' },
    { of: 'a JSON value that is no object', body: '"x"', type: json, gets: '400 not-json' },
    { of: 'a list instead of an object', body: '[]', type: json, gets: '422 invalid-request' },
    {
      of: 'two worries, of which the parser would keep one',
      body: '{"worry":{"kinds":["violence"]}, "worry" : {"kinds":[]}}',
      type: json,
      gets: '400 repeated-name',
    },
    { of: 'very deep nesting', body: deep, type: json, gets: '422 invalid-request' },
    {
      of: 'more than 256 kB',
      body: `"${'a'.repeat(262_200)}"`,
      type: json,
      gets: '413 too-large',
    },
    {
      of: 'a form',
      body: 'a=b',
      type: 'application/x-www-form-urlencoded',
      gets: '415 unsupported-media-type',
    },
    { of: 'plain text', body: 'hej', type: 'text/plain', gets: '415 unsupported-media-type' },
    {
      of: 'another charset',
      body: '{}',
      type: 'application/json; charset=latin1',
      gets: '415 unsupported-media-type',
    },
    { of: 'UTF-7', body: '{}', type: `${json}; charset=utf-7`, gets: '415 wrong-charset' },
  ])('$of: $gets', async ({ body, type, gets }) => {
    const answer = await post('/reports').set('Content-Type', type).send(body);
    expect(`${answer.status} ${(answer.body as { code: string }).code}`).toBe(gets);
  });

  it('refuses bytes that are not UTF-8 rather than freeze half a name', async () => {
    const body = Buffer.concat([Buffer.from('{"reporter":{"givenName":"'), Buffer.from([0xe5])]);
    const answer = await report()
      .serialize((bytes: unknown) => bytes as string)
      .send(body);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([415, 'wrong-charset']);
  });

  it('opens no compressed body: what it unfolds to nobody has measured', async () => {
    const answer = await report()
      .set('Content-Encoding', 'gzip')
      .serialize((bytes: unknown) => bytes as string)
      .send(gzipSync(JSON.stringify(minimal)));
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([
      415,
      'unsupported-media-type',
    ]);
  });

  it('names every wrong field by pointer and code, never by its value', async () => {
    const body = { reporter: { givenName: 'Anna', 'a/b~c': 1 }, worry: { kinds: ['20150218'] } };
    const answer = await report().send(body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'invalid-request' });
    const { errors } = answer.body as { errors: { pointer: string; code: string }[] };
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
      '#/body/reporter/a~1b~0c unknown-property',
      '#/body/reporter/familyName required',
      '#/body/worry/kinds/0 not-a-choice',
    ]);
    expect(answer.text).not.toContain('20150218');
  });

  it('asks for one word of concern', async () => {
    const answer = await report().send({ reporter: minimal.reporter });
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'no-concern']);
  });

  it('stores nothing of what it refuses', async () => {
    await report().send({ reporter: minimal.reporter });
    expect(await served.system.raw('report').count('* as n')).toEqual([{ n: '0' }]);
  });

  it.each([
    ['is missing', undefined],
    ['is empty', ''],
    ['holds a blank', 'a b'],
    ['holds a letter outside ASCII', 'nyckel-å'],
    ['is 201 long', 'a'.repeat(201)],
  ])('refuses every POST whose Idempotency-Key %s', async (_, key) => {
    const asked = request(served.api.app)
      .post('/api/v1/reports')
      .set('Authorization', authorization);
    if (key !== undefined) void asked.set('Idempotency-Key', Buffer.from(key).toString('latin1'));
    const answer = await asked.send(minimal);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'idempotency-key-required' });
  });

  it.each(['7', 'W/"7"', '"x"', '"1", "2"'])('refuses If-Match %s', async (etag) => {
    const answer = await report().set('If-Match', etag).send(minimal);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([
      400,
      'invalid-if-match',
    ]);
  });

  it.each([
    ['no instant', 'i går'],
    ['nothing', ''],
    ['a day', '2026-12-01'],
    ['without a zone', '2026-12-01T10:00:00'],
    ['on a day that does not exist', '2026-02-30T10:00:00Z'],
    ['at a zone that does not exist', '2026-12-01T10:00:00+25:00'],
    ['at a leap second', '2026-12-31T23:59:60Z'],
    ['before the years of the database', '0000-06-01T00:00:00Z'],
    ['after the years of RFC 3339, in UTC', '9999-12-31T23:59:59-14:00'],
  ])('refuses a time that is %s: 422', async (_, endsAt) => {
    const startsAt = '2026-12-01T08:00:00+01:00';
    const answer = await post('/absences').send({ login: 'larare.degerfors', startsAt, endsAt });
    expect([answer.status, answer.body]).toMatchObject([
      422,
      { errors: [{ pointer: '#/body/endsAt' }] },
    ]);
  });

  it('logs one line per request, with the route`s template and no address', async () => {
    await request(served.api.app)
      .get('/api/v1/reports/019ab0c5-1c00-7a3e-9d51-6f0c2b7e4a10')
      .set('Authorization', authorization);
    const line = JSON.parse(served.api.logged.at(-1) ?? '') as Record<string, unknown>;
    expect(line).toMatchObject({ route: '/reports/:reportId', status: 404, code: 'not-found' });
    expect(JSON.stringify(line)).not.toContain('019ab0c5-1c00-7a3e');
  });
});
