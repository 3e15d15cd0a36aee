import { describe, expect, it } from 'vitest';
import { mostAttachmentBytes } from '../../../domain/reports/attachments.ts';
import { beginUpload, listUploads } from '../../../services/reports/attachments/uploads.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { hashOf, picture } from '../../helpers/files.ts';
import { readerOf } from '../reading.ts';
import { servedPages } from '../served-pages.ts';
import { draftsOf } from './drafts.ts';

const pages = servedPages();
const teacher = 'larare.degerfors';
const { begin, idOf } = draftsOf(pages);

type Files = readonly (readonly [string, Uint8Array])[];

const browser = async () => {
  const token = await pages.sessions.begin(teacher);
  const reader = readerOf(pages, token);
  const path = await begin(reader);
  const upload = async (files: Files) => {
    const body = new FormData();
    for (const [name, bytes] of files)
      body.append('files', new Blob([new Uint8Array(bytes)]), name);
    const headers = {
      accept: 'text/html',
      'sec-fetch-site': 'same-origin',
      cookie: `sid=${token}`,
    };
    const at = `${pages.origin}${path}/bilagor`;
    return fetch(at, { method: 'POST', redirect: 'manual', headers, body });
  };
  return { reader, path, upload };
};
const uploads = async (path: string) => {
  const call = await pages.system.as(teacher);
  return (await listUploads(pages.system.deps, call, idOf(path), { limit: 50, offset: 0 })).items;
};
const document = Buffer.from('PK\u0003\u0004word/document.xml');

describe('the attachments of a report', () => {
  it('come several at once, without a script, and stand in the list with their names', async () => {
    const { reader, path, upload } = await browser();
    const answer = await upload([
      ['blåmärke.jpg', picture(700_000)],
      ['teckning å.jpg', picture(1_000)],
    ]);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}/bilagor`]);
    const { html } = await reader.get(`${path}/bilagor`);
    expect(html).toContain('blåmärke.jpg, 700 kB');
    expect(html).toContain('teckning å.jpg, 1 kB');
    expect(html).not.toContain('<title>Fel');
    const { html: check } = await reader.get(`${path}/kontrollera`);
    expect(check).toContain('2 bilagor följer med');
  });

  it('go with the report, byte for byte', async () => {
    const { reader, path, upload } = await browser();
    const bytes = picture(300_000);
    await upload([['a.jpg', bytes]]);
    await reader.post(`${path}/akut`, { 'acute.danger': 'unknown' });
    await reader.post(`${path}/kontrollera`, {});
    const call = await pages.system.as(teacher);
    const { content } = await viewContent(pages.system.deps, call, idOf(path));
    expect(content.attachments).toMatchObject([{ name: 'a.jpg', sha256: hashOf(bytes) }]);
  });

  it('that are refused say why and how to send them otherwise, and stop no other', async () => {
    const { reader, path, upload } = await browser();
    await upload([
      ['anteckning.docx', document],
      ['bild.jpg', picture(2_000)],
    ]);
    const { html } = await reader.get(`${path}/bilagor`);
    expect(html).toContain('<title>Fel: Bilagor');
    expect(html).toContain('anteckning.docx följer inte med.');
    expect(html).toContain('Spara dokumentet som PDF');
    const states = (await uploads(path)).map(({ state }) => state);
    expect(states.toSorted()).toEqual(['ready', 'refused']);
    expect((await reader.get(`${path}/kontrollera`)).html).toContain('1 bilaga följer med');
  });

  it('are thrown away one by one', async () => {
    const { reader, path, upload } = await browser();
    await upload([
      ['a.jpg', picture(1_000)],
      ['a.jpg', picture(2_000)],
    ]);
    const { html } = await reader.get(`${path}/bilagor`);
    expect(html).toContain('Ta bort bilaga 2: a.jpg');
    const first = (await uploads(path)).find(({ size }) => size === 1_000);
    await reader.post(`${path}/bilagor`, { remove: first?.id ?? '' });
    expect((await uploads(path)).map(({ size }) => size)).toEqual([2_000]);
  });

  it.each<readonly [string, Files, string]>([
    ['none is chosen', [['', new Uint8Array()]], 'Välj en fil först.'],
    ['one is empty', [['tom.jpg', new Uint8Array()]], 'Bilder, PDF, ljud och text tas emot.'],
    [
      'they are too many',
      Array.from({ length: 21 }, (_, n) => [`${n}.jpg`, picture(100)] as const),
      'Bilagorna är fler än 20.',
    ],
  ])('say what to do when %s', async (_, files, said) => {
    const { reader, path, upload } = await browser();
    await upload(files);
    expect((await reader.get(`${path}/bilagor`)).html).toContain(said);
  });

  it('that do not fit any more are refused, and those beside them are taken', async () => {
    const { reader, path, upload } = await browser();
    const stated = { name: 'film.mp4', size: mostAttachmentBytes - 5_000, draftId: idOf(path) };
    await beginUpload(pages.system.deps, await pages.system.as(teacher), stated);
    await upload([
      ['a.jpg', picture(400_000)],
      ['b.jpg', picture(1_000)],
    ]);
    expect((await reader.get(`${path}/bilagor`)).html).toContain('större än 50 MB tillsammans');
    expect((await uploads(path)).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['film.mp4', 'b.jpg']),
    );
    expect(await uploads(path)).toHaveLength(2);
  });

  it('leave nothing of a form that cannot be read, and nobody else’s draft takes any', async () => {
    const { reader, path } = await browser();
    const other = await browser();
    const token = await pages.sessions.begin('larare2.degerfors');
    const send = (cookie: string, body: string) =>
      fetch(`${pages.origin}${path}/bilagor`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'sec-fetch-site': 'same-origin',
          'content-type': 'multipart/form-data; boundary=x',
          cookie: `sid=${cookie}`,
        },
        body,
      });
    expect((await send(token, '--x--')).status).toBe(404);
    await other.upload([['a.jpg', picture(100)]]);
    expect(await uploads(path)).toEqual([]);
    await reader.post(`${path}/bilagor`, {});
  });
});
