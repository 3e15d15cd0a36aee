import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../helpers/sample-report.ts';
import { teacher } from '../callers.ts';
import { servedApi } from '../served-api.ts';

const served = servedApi();
const fields = { 'events.0.what': 'Ville inte gå hem till Torbjörn.' };

const toApi = () => request(served.api.app);
const whole = (path: string): string => `/api/v1${path}`;
type Headers = Readonly<Record<string, string>>;
const ask = async (method: 'put' | 'delete', path: string, headers: Headers = {}, body?: object) =>
  (method === 'put' ? toApi().put(whole(path)) : toApi().delete(whole(path)))
    .set('Authorization', `Bearer ${await served.api.tokenFor(teacher)}`)
    .set(headers)
    .send(body);
const codeOf = ({ status, body }: { status: number; body: unknown }) => [
  status,
  (body as { code?: string }).code,
];
const begin = async (): Promise<string> => {
  const { body } = await served.people.post(teacher, '/drafts', { fields });
  return String(body['id']);
};

describe('a draft over HTTP', () => {
  it('is begun, saved, read, listed and thrown away', async () => {
    const begun = await served.people.post(teacher, '/drafts', { fields });
    const path = `/drafts/${String(begun.body['id'])}`;
    expect([begun.status, begun.headers['location'], begun.headers['etag']]).toEqual([
      201,
      `/api/v1${path}`,
      '"1"',
    ]);
    const saved = await ask('put', path, { 'If-Match': '"1"' }, { fields: { a: 'b' } });
    expect([saved.status, saved.headers['etag']]).toEqual([200, '"2"']);
    const read = await served.people.get(teacher, path);
    expect([read.status, read.body]).toMatchObject([200, { fields: { a: 'b' }, etag: 2 }]);
    expect(read.headers['cache-control']).toBe('no-store');
    const { body } = await served.people.get(teacher, '/drafts');
    expect(body).toMatchObject({ total: 1, items: [{ id: begun.body['id'] }] });
    expect(JSON.stringify(body)).not.toContain('"a"');
    expect((await ask('delete', path)).status).toBe(204);
    expect((await served.people.get(teacher, path)).status).toBe(404);
  });

  it('is saved only by whoever says what it builds on', async () => {
    const path = `/drafts/${await begin()}`;
    expect(codeOf(await ask('put', path, {}, { fields }))).toEqual([400, 'if-match-required']);
    const old = await ask('put', path, { 'If-Match': '"7"' }, { fields });
    expect([...codeOf(old), (old.body as { etag: number }).etag]).toEqual([
      412,
      'changed-since',
      1,
    ]);
    expect((await ask('put', path, { 'If-Match': '*' }, { fields })).status).toBe(200);
  });

  it('takes texts by the names of fields and nothing else', async () => {
    for (const bad of [{ fields: { a: 1 } }, { fields: { 'två ord': 'x' } }, { fields: [] }, {}]) {
      const { status } = await served.people.post(teacher, '/drafts', bad);
      expect([bad, status]).toEqual([bad, 422]);
    }
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`f${n}`, '']));
    expect((await served.people.post(teacher, '/drafts', { fields: many })).status).toBe(422);
  });

  it('is sent as the report that its author says, at the report’s address', async () => {
    const id = await begin();
    const body = { report: sampleReport() };
    const sent = await served.people.post(teacher, `/drafts/${id}/sendings`, body);
    expect([sent.status, sent.headers['location']]).toEqual([201, `/api/v1/reports/${id}`]);
    expect((await served.people.get(teacher, `/reports/${id}`)).status).toBe(200);
  });

  it('leaves no word in the log', async () => {
    await begin();
    const logged = served.api.logged.join('\n');
    expect(logged).toContain('/drafts');
    expect(logged).not.toMatch(/Torbjörn|events\.0/);
  });
});

describe('a text in a form over HTTP', () => {
  it('is kept where nothing was, read and thrown away', async () => {
    const path = `/kept-texts/supplementAdded/${randomUUID()}`;
    const kept = await ask('put', path, { 'If-Match': '"0"' }, { fields });
    expect([kept.status, kept.headers['etag']]).toEqual([200, '"1"']);
    expect((await served.people.get(teacher, path)).body).toMatchObject({ fields });
    expect(codeOf(await ask('put', path, { 'If-Match': '"0"' }, { fields }))[0]).toBe(412);
    expect((await ask('delete', path)).status).toBe(204);
    expect((await served.people.get(teacher, path)).status).toBe(404);
  });

  it('is of a form that there is, and of no report to be: that is a draft', async () => {
    for (const form of ['nothing', 'reportSent']) {
      const path = `/kept-texts/${form}/${randomUUID()}`;
      expect((await ask('put', path, { 'If-Match': '"0"' }, { fields })).status).toBe(404);
    }
  });
});
