import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleReport } from '../helpers/sample-report.ts';
import { createTestSystem, type TestSystem } from '../helpers/system.ts';
import { callersOf, chief, teacher, type Callers } from './callers.ts';
import { createTestApi, type TestApi } from './parts.ts';

let system: TestSystem;
let api: TestApi;
let people: Callers;

beforeAll(async () => {
  system = await createTestSystem();
  api = await createTestApi(system);
  people = callersOf(api);
});
afterAll(() => system.close());

describe('sending a report', () => {
  it('answers that it came in, and nothing about the case', async () => {
    const answer = await people.post(teacher, '/reports', sampleReport());
    expect(answer.status).toBe(201);
    expect(Object.keys(answer.body).sort()).toEqual([
      'contentHash',
      'id',
      'links',
      'receivedAt',
      'reference',
    ]);
    expect(answer.headers['location']).toBe(`/api/v1/reports/${String(answer.body['id'])}`);
  });

  it('takes two names and one word of concern', async () => {
    const answer = await people.post(teacher, '/reports', {
      reporter: { givenName: 'Anna', familyName: 'Exempel' },
      worry: { kinds: ['unknown'] },
    });
    expect(answer.status).toBe(201);
  });
});

describe('an Idempotency-Key', () => {
  it('gives the same answer to the same body for ever, whatever its order of members', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const body = sampleReport();
    const first = await people.post(teacher, '/reports', body, key);
    const again = await people.post(
      teacher,
      '/reports',
      Object.fromEntries(Object.entries(body).reverse()),
      key,
    );
    expect([again.status, again.headers['location']]).toEqual([201, first.headers['location']]);
    expect(again.body).toEqual(first.body);
  });

  it('is refused for another body: 422, and nothing is stored', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    await people.post(teacher, '/reports', sampleReport(), key);
    const other = sampleReport({ feedback: { wanted: false } });
    const again = await people.post(teacher, '/reports', other, key);
    expect([again.status, again.body['code']]).toEqual([422, 'idempotency-key-reused']);
  });

  it('is refused for the same body at another address', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const [one, two] = [await people.send(), await people.send()];
    expect((await people.post(chief, `${one}/openings`, {}, key)).status).toBe(201);
    const again = await people.post(chief, `${two}/openings`, {}, key);
    expect([again.status, again.body['code']]).toEqual([422, 'idempotency-key-reused']);
  });

  it('belongs to its actor: two callers with the same key do not meet', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const first = await people.post(teacher, '/reports', sampleReport(), key);
    const other = await people.post('rektor.degerfors', '/reports', sampleReport(), key);
    expect(other.status).toBe(201);
    expect(other.body['id']).not.toBe(first.body['id']);
  });

  it('needs no body where the deed needs no words', async () => {
    const report = await people.send();
    const answer = await request(api.app)
      .post(`/api/v1${report}/openings`)
      .set('Authorization', `Bearer ${await api.tokenFor(chief)}`)
      .set('Idempotency-Key', randomUUID());
    expect(answer.status).toBe(201);
  });
});

describe('If-Match', () => {
  it('lets a deed through on the ETag one has read, and 412 on an older one', async () => {
    const report = await people.send();
    const read = await people.get(chief, report);
    const etag = String(read.headers['etag']);
    expect(etag).toBe(`"${String(read.body['etag'])}"`);
    const opened = await people.post(chief, `${report}/openings`, {}, { 'If-Match': etag });
    expect(opened.status).toBe(201);
    expect(opened.headers['etag']).not.toBe(etag);
    const late = await people.post(
      chief,
      `${report}/feedback`,
      { answer: 'opened' },
      { 'If-Match': etag },
    );
    expect([late.status, late.body['code']]).toEqual([412, 'changed-since']);
  });
});
