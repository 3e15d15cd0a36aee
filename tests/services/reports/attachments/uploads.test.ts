import { describe, expect, it } from 'vitest';
import { mostAttachmentBytes } from '../../../../domain/reports/attachments.ts';
import { receiveParts } from '../../../../services/reports/attachments/receive-parts.ts';
import {
  beginUpload,
  discardUpload,
  listUploads,
  viewUpload,
} from '../../../../services/reports/attachments/uploads.ts';
import { beginDraft, discardDraft } from '../../../../services/reports/drafts.ts';
import { eraseWhatIsOver } from '../../../../services/waking/sweep-kept.ts';
import { bodyOf, hashOf, picture, uploaded } from '../../../helpers/files.ts';
import { hidden, refusal } from '../../../helpers/refusals.ts';
import { countRows, select } from '../../../helpers/sql.ts';
import { stage } from '../../../helpers/stage.ts';

const { system } = await stage();
const { deps } = system;
const author = 'larare.degerfors';
const call = (login = author) => system.as(login);

const begin = async (size: number, login = author, draftId: string | null = null) =>
  beginUpload(deps, await call(login), { name: 'blåmärke.jpg', size, draftId });
const send = async (id: string, offset: number, bytes: Uint8Array, login = author) =>
  receiveParts(deps, await call(login), { id, offset }, bodyOf(bytes));

/** A connection that breaks after these bytes. */
async function* broken(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield* bodyOf(bytes);
  throw new Error('the connection broke');
}

const partsOf = async (id: string) =>
  select<{ sealed: Buffer }>(
    system.raw,
    'select sealed from attachment_part where attachment_id = ?',
    [id],
  );

describe('an upload', () => {
  it('comes in pieces, is hashed, and its type is found from its bytes', async () => {
    const bytes = picture(700_000);
    const done = await uploaded(system, author, bytes, { name: 'anteckning.txt' });
    expect(done).toMatchObject({
      state: 'ready',
      received: 700_000,
      name: 'anteckning.txt',
      type: 'image/jpeg',
      sha256: hashOf(bytes),
      scan: 'notScanned',
      refused: null,
    });
    expect(await partsOf(done.id)).toHaveLength(3);
  });

  it('is begun once, however often it is asked for', async () => {
    const asked = await call();
    const file = { name: 'a.jpg', size: 10, draftId: null };
    const [one, other] = [
      await beginUpload(deps, asked, file),
      await beginUpload(deps, asked, file),
    ];
    expect(other).toEqual(one);
    expect(JSON.stringify(one)).not.toContain('a.jpg');
  });

  it('goes on after a broken connection from where it says', async () => {
    const bytes = picture(900_000);
    const { id } = await begin(bytes.length);
    const cut = receiveParts(
      deps,
      await call(),
      { id, offset: 0 },
      broken(bytes.subarray(0, 600_000)),
    );
    await expect(cut).rejects.toThrow('broke');
    const { received, state } = await viewUpload(deps, await call(), id);
    expect([received, state]).toEqual([2 * 262_144, 'uploading']);
    const done = await send(id, received, bytes.subarray(received));
    expect(done).toMatchObject({ state: 'ready', sha256: hashOf(bytes) });
  });

  it('takes the same bytes again, and none that leave a gap or differ', async () => {
    const bytes = picture(400_000);
    const { id } = await begin(bytes.length);
    await send(id, 0, bytes.subarray(0, 300_000));
    expect(await send(id, 0, bytes.subarray(0, 300_000))).toMatchObject({ received: 300_000 });
    const elsewhere = { status: 409, code: 'wrong-offset', details: { offset: 300_000 } };
    expect(await refusal(send(id, 350_000, bytes.subarray(350_000)))).toEqual(elsewhere);
    expect(await refusal(send(id, 0, Buffer.alloc(300_000, 1)))).toEqual(elsewhere);
    expect(await send(id, 300_000, bytes.subarray(300_000))).toMatchObject({ state: 'ready' });
    expect(await send(id, 300_000, bytes.subarray(300_000))).toMatchObject({ state: 'ready' });
  });

  it('of two that send the same piece at once is stored once', async () => {
    const bytes = picture(200_000);
    const { id } = await begin(bytes.length);
    const both = await Promise.all([send(id, 0, bytes), send(id, 0, bytes)]);
    expect(both.map(({ state }) => state)).toEqual(['ready', 'ready']);
    expect(await partsOf(id)).toHaveLength(1);
  });

  it('holds no more than was stated', async () => {
    const { id } = await begin(10);
    expect(await refusal(send(id, 0, Buffer.alloc(11)))).toMatchObject({
      status: 422,
      code: 'more-than-stated',
    });
  });

  it.each([
    'rektor.degerfors',
    'larare2.degerfors',
    'larare.atvidaberg',
    'skolsystem.degerfors',
    'socialsekreterare1.degerfors',
  ])('is not there for %s', async (other) => {
    const { id } = await begin(10);
    expect(await refusal(viewUpload(deps, await call(other), id))).toEqual(hidden);
    expect(await refusal(send(id, 0, Buffer.alloc(10), other))).toEqual(hidden);
    await discardUpload(deps, await call(other), id);
    const page = { limit: 50, offset: 0 };
    expect((await listUploads(deps, await call(other), undefined, page)).items).toEqual([]);
    expect(await viewUpload(deps, await call(), id)).toMatchObject({ received: 0 });
  });

  it.each(['socialchef.degerfors', 'granskare.degerfors', 'forvaltare.degerfors'])(
    'is no matter of %s',
    async (other) => {
      expect(await refusal(begin(10, other))).toMatchObject({ status: 403 });
    },
  );

  it('stands in no table in clear, neither its words nor its name', async () => {
    const text = Buffer.from('Hon heter Torbjörnsdotter och bor hos sin mormor. '.repeat(20));
    const { id } = await uploaded(system, author, text, { name: 'Torbjörnsdotter.txt' });
    const stored = [
      ...(await partsOf(id)),
      ...(await select<{ sealed: Buffer }>(
        system.raw,
        'select sealed from attachment where id = ?',
        [id],
      )),
    ];
    expect(stored).toHaveLength(2);
    expect(stored.some(({ sealed }) => sealed.includes(Buffer.from('Torbj')))).toBe(false);
  });

  it('leaves nothing in the trail', async () => {
    const before = await countRows(system.raw, 'audit_event');
    await uploaded(system, author, picture(10));
    expect(await countRows(system.raw, 'audit_event')).toBe(before);
  });
});

describe('an upload that is refused', () => {
  it.each([
    ['attachment-active', '%PDF-1.7\n<</S /JavaScript /JS (x)>>'],
    ['attachment-office', 'PK\u0003\u0004word/document.xml'],
    ['attachment-locked', '%PDF-1.7\ntrailer <</Encrypt 9 0 R>>'],
    ['attachment-type', 'MZ\u0000\u0000'],
  ])('as %s loses its bytes and says so as often as it is asked', async (code, text) => {
    const bytes = Buffer.from(text);
    const { id } = await begin(bytes.length);
    expect(await refusal(send(id, 0, bytes))).toMatchObject({ status: 422, code });
    expect(await refusal(send(id, 0, bytes))).toMatchObject({ status: 422, code });
    expect(await viewUpload(deps, await call(), id)).toMatchObject({
      state: 'refused',
      refused: code,
    });
    expect(await partsOf(id)).toEqual([]);
  });
});

describe('what lies unsent', () => {
  it('is at most so much for one file, and beside one draft', async () => {
    const { id: draftId } = await beginDraft(deps, await call(), {});
    expect(await refusal(begin(mostAttachmentBytes + 1))).toMatchObject({
      code: 'attachments-too-large',
    });
    await begin(mostAttachmentBytes, author, draftId);
    expect(await refusal(begin(1, author, draftId))).toMatchObject({
      code: 'attachments-too-large',
    });
  });

  it('is at most 20 files beside one draft', async () => {
    const login = 'kurator.degerfors';
    const { id: draftId } = await beginDraft(deps, await call(login), {});
    for (let number = 0; number < 20; number += 1) await begin(1, login, draftId);
    expect(await refusal(begin(1, login, draftId))).toMatchObject({ code: 'too-many-attachments' });
    await begin(1, login);
  });

  it('is at most so much for one person, whatever it lies beside', async () => {
    const login = 'rektor.degerfors';
    for (let file = 0; file < 4; file += 1) await begin(mostAttachmentBytes, login);
    expect(await refusal(begin(1, login))).toMatchObject({ status: 409, code: 'uploads-unsent' });
  });

  it('goes with its draft', async () => {
    const { id: draftId } = await beginDraft(deps, await call(), {});
    const { id } = await uploaded(system, author, picture(10), { draftId });
    expect(await refusal(begin(1, 'larare2.degerfors', draftId))).toEqual(hidden);
    await discardDraft(deps, await call(), draftId);
    expect(await refusal(viewUpload(deps, await call(), id))).toEqual(hidden);
    expect(await partsOf(id)).toEqual([]);
  });

  it('is erased with its pieces when thirty days have passed, by a worker that sees none of it', async () => {
    const { id } = await uploaded(system, author, picture(10));
    const { keptUntil } = await viewUpload(deps, await call(), id);
    await eraseWhatIsOver(
      system.workerDeps,
      new Date(Date.parse(keptUntil ?? '') - 1).toISOString(),
    );
    expect(await partsOf(id)).toHaveLength(1);
    await eraseWhatIsOver(system.workerDeps, keptUntil ?? '');
    expect(await partsOf(id)).toEqual([]);
    expect(await refusal(viewUpload(deps, await call(), id))).toEqual(hidden);
  });

  it('is thrown away by whoever uploaded it', async () => {
    const { id } = await uploaded(system, author, picture(10));
    await discardUpload(deps, await call(), id);
    await discardUpload(deps, await call(), id);
    expect(await partsOf(id)).toEqual([]);
  });
});
