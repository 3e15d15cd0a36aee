import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../helpers/sample-report.ts';
import { chief, teacher } from '../callers.ts';
import { servedApi } from '../served-api.ts';

const served = servedApi();

describe('sending a report', () => {
  it('answers that it came in, and nothing about the case', async () => {
    const answer = await served.people.post(teacher, '/reports', sampleReport());
    expect(answer.status).toBe(201);
    expect(Object.keys(answer.body).sort()).toEqual([
      'contentHash',
      'id',
      'links',
      'outOfHours',
      'receivedAt',
      'reference',
    ]);
    expect(answer.headers['location']).toBe(`/api/v1/reports/${String(answer.body['id'])}`);
  });

  it('takes two names and one word of concern', async () => {
    const answer = await served.people.post(teacher, '/reports', {
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
    const first = await served.people.post(teacher, '/reports', body, key);
    const again = await served.people.post(
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
    await served.people.post(teacher, '/reports', sampleReport(), key);
    const other = sampleReport({ feedback: { wanted: false } });
    const again = await served.people.post(teacher, '/reports', other, key);
    expect([again.status, again.body['code']]).toEqual([422, 'idempotency-key-reused']);
  });

  it('is refused for the same body at another address', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const [one, two] = [await served.people.send(), await served.people.send()];
    expect((await served.people.post(chief, `${one}/openings`, {}, key)).status).toBe(201);
    const again = await served.people.post(chief, `${two}/openings`, {}, key);
    expect([again.status, again.body['code']]).toEqual([422, 'idempotency-key-reused']);
  });

  it('belongs to its actor: two callers with the same key do not meet', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const first = await served.people.post(teacher, '/reports', sampleReport(), key);
    const other = await served.people.post('rektor.degerfors', '/reports', sampleReport(), key);
    expect(other.status).toBe(201);
    expect(other.body['id']).not.toBe(first.body['id']);
  });

  it('needs no body where the deed needs no words', async () => {
    const report = await served.people.send();
    const answer = await request(served.api.app)
      .post(`/api/v1${report}/openings`)
      .set('Authorization', `Bearer ${await served.api.tokenFor(chief)}`)
      .set('Idempotency-Key', randomUUID());
    expect(answer.status).toBe(201);
  });
});

describe('If-Match', () => {
  it('lets a deed through on the ETag one has read, and 412 on an older one', async () => {
    const report = await served.people.send();
    const read = await served.people.get(chief, report);
    const etag = String(read.headers['etag']);
    expect(etag).toBe(`"${String(read.body['etag'])}"`);
    const opened = await served.people.post(chief, `${report}/openings`, {}, { 'If-Match': etag });
    expect(opened.status).toBe(201);
    expect(opened.headers['etag']).not.toBe(etag);
    const late = await served.people.post(
      chief,
      `${report}/feedback`,
      { answer: 'opened' },
      { 'If-Match': etag },
    );
    expect([late.status, late.body['code']]).toEqual([412, 'changed-since']);
  });
});
