import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { bodyOf, hashOf, picture } from '../../../helpers/files.ts';
import { sampleReport } from '../../../helpers/sample-report.ts';
import { teacher } from '../../callers.ts';
import { servedApi } from '../../served-api.ts';

const served = servedApi();
const leader = 'ifochef.degerfors';
const bytes = picture(600_000);

const begin = async (size = bytes.length, name = 'blåmärke.jpg') =>
  String((await served.people.post(teacher, '/attachments', { name, size })).body['id']);
const authorised = async (login: string) => `Bearer ${await served.api.tokenFor(login)}`;
const put = async (
  id: string,
  offset: number | string,
  part: Buffer,
  type = 'application/octet-stream',
) =>
  request(served.api.app)
    .post(`/api/v1/attachments/${id}/parts?offset=${offset}`)
    .set('Authorization', await authorised(teacher))
    .set('Content-Type', type)
    .send(part);
type Answer = { readonly status: number; readonly body: unknown };
const codeOf = ({ status, body }: Answer) => [status, (body as { code?: string }).code];

const sent = async (): Promise<{ readonly id: string; readonly file: string }> => {
  const file = await begin();
  await put(file, 0, bytes);
  const report = { ...sampleReport(), attachments: [{ id: file }] };
  const { body } = await served.people.post(teacher, '/reports', report);
  return { id: String(body['id']), file };
};
const fetched = async (login: string, path: string) =>
  request(served.api.app)
    .get(`/api/v1${path}`)
    .set('Authorization', await authorised(login))
    .buffer(true)
    .parse((res, done) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => done(null, Buffer.concat(chunks)));
    });

describe('an upload over HTTP', () => {
  it('is begun, sent in parts, seen, listed and thrown away', async () => {
    const begun = await served.people.post(teacher, '/attachments', { name: 'a.jpg', size: 10 });
    const id = String(begun.body['id']);
    expect([begun.status, begun.headers['location']]).toEqual([201, `/api/v1/attachments/${id}`]);
    expect(await put(id, 0, picture(10).subarray(0, 4))).toMatchObject({
      status: 200,
      body: { received: 4, state: 'uploading' },
    });
    expect((await put(id, 4, picture(10).subarray(4))).body).toMatchObject({
      state: 'ready',
      type: 'image/jpeg',
      sha256: hashOf(picture(10)),
    });
    const seen = await served.people.get(teacher, `/attachments/${id}`);
    expect(seen.body).toMatchObject({ name: 'a.jpg', scan: 'notScanned' });
    expect((await served.people.get(teacher, '/attachments')).body).toMatchObject({ total: 1 });
    const path = `/api/v1/attachments/${id}`;
    const away = request(served.api.app)
      .delete(path)
      .set('Authorization', await authorised(teacher));
    expect((await away).status).toBe(204);
    expect((await served.people.get(teacher, `/attachments/${id}`)).status).toBe(404);
  });

  it('says where to go on, and takes more in one part than a JSON body may hold', async () => {
    const id = await begin();
    const other = await put(id, 7, bytes.subarray(7));
    expect([...codeOf(other), (other.body as { offset: number }).offset]).toEqual([
      409,
      'wrong-offset',
      0,
    ]);
    expect((await put(id, 0, bytes)).body).toMatchObject({ state: 'ready', sha256: hashOf(bytes) });
  });

  it('goes on after a connection that breaks, from where it had come', async () => {
    const id = await begin();
    const server = served.api.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const cut = new AbortController();
    const body = new ReadableStream({
      async start(controller) {
        for await (const chunk of bodyOf(bytes.subarray(0, 400_000))) controller.enqueue(chunk);
        setTimeout(() => cut.abort(), 500);
      },
    });
    const broken = fetch(`http://127.0.0.1:${port}/api/v1/attachments/${id}/parts?offset=0`, {
      method: 'POST',
      body,
      duplex: 'half',
      signal: cut.signal,
      headers: {
        authorization: await authorised(teacher),
        'content-type': 'application/octet-stream',
      },
    } as RequestInit);
    await expect(broken).rejects.toThrow('abort');
    server.close();
    const { body: seen } = await served.people.get(teacher, `/attachments/${id}`);
    expect(seen['received']).toBe(262_144);
    expect((await put(id, 262_144, bytes.subarray(262_144))).body).toMatchObject({
      sha256: hashOf(bytes),
    });
  });

  it.each([
    ['text/plain', 415, 'not-octets'],
    ['application/json', 415, 'not-octets'],
  ])('as %s is refused', async (type, ...refused) => {
    expect(codeOf(await put(await begin(), 0, bytes, type))).toEqual(refused);
  });

  it.each(['-1', '0x10', '', '1e3'])('from offset %j is refused', async (offset) => {
    expect(codeOf(await put(await begin(), offset, bytes))).toEqual([400, 'invalid-query']);
  });

  it('of what can run is refused, with how to send it otherwise', async () => {
    const script = Buffer.from('%PDF-1.7\n<</S /JavaScript /JS (x)>>');
    const refused = await put(await begin(script.length, 'a.pdf'), 0, script);
    expect(codeOf(refused)).toEqual([422, 'attachment-active']);
    expect((refused.body as { detail: string }).detail).toContain('Skriv ut den till en ny PDF');
  });
});

describe('an attachment over HTTP', () => {
  it('is saved and never shown in place, with no right to run anything', async () => {
    const { id, file } = await sent();
    const got = await fetched(teacher, `/reports/${id}/attachments/${file}`);
    expect(got.status).toBe(200);
    expect((got.body as Buffer).equals(bytes)).toBe(true);
    expect(got.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(bytes.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
      'attachment-scan': 'notScanned',
    });
    expect(got.headers['content-disposition']).toMatch(
      /^attachment; filename=ANM-[\w-]{9}-bilaga-[0-9a-f]{8}\.jpg$/,
    );
  });

  it('is read by the receiver once the report is opened', async () => {
    const { id, file } = await sent();
    const path = `/reports/${id}/attachments/${file}`;
    expect((await fetched(leader, path)).status).toBe(409);
    await served.people.post(leader, `/reports/${id}/openings`, {});
    const got = await fetched(leader, path);
    expect((got.body as Buffer).equals(bytes)).toBe(true);
  });

  it('stands in the content with what it is', async () => {
    const { id, file } = await sent();
    const { body } = await served.people.get(teacher, `/reports/${id}/content`);
    expect(body).toMatchObject({
      content: { attachments: [{ id: file, name: 'blåmärke.jpg', sha256: hashOf(bytes) }] },
    });
  });

  it('is of one report: an id that is another’s is not there', async () => {
    const [one, other] = [await sent(), await sent()];
    const got = await fetched(teacher, `/reports/${one.id}/attachments/${other.file}`);
    expect(got.status).toBe(404);
  });
});
