import { describe, expect, it } from 'vitest';
import { mostAttachmentBytes } from '../../../../domain/reports/attachments.ts';
import { uploadWhole } from '../../../../services/reports/attachments/upload-whole.ts';
import { listUploads } from '../../../../services/reports/attachments/uploads.ts';
import { beginDraft } from '../../../../services/reports/drafts.ts';
import { bodyOf, hashOf, picture } from '../../../helpers/files.ts';
import { refusal } from '../../../helpers/refusals.ts';
import { select } from '../../../helpers/sql.ts';
import { stage } from '../../../helpers/stage.ts';

const { system } = await stage();
const { deps } = system;
const author = 'larare.degerfors';

const draft = async (): Promise<string> =>
  (await beginDraft(deps, await system.as(author), { 'child.givenName': 'V' })).id;
const take = async (draftId: string, bytes: Uint8Array, atMost = 1_000_000) =>
  uploadWhole(
    deps,
    await system.as(author),
    { name: 'blåmärke.jpg', draftId, atMost },
    bodyOf(bytes),
  );
const beside = async (draftId: string) =>
  (await listUploads(deps, await system.as(author), draftId, { limit: 50, offset: 0 })).items;

describe('a file whose length nobody has stated', () => {
  it.each([1_000, 262_144, 700_000])('is as long as it turns out to be: %d bytes', async (size) => {
    const [draftId, bytes] = [await draft(), picture(size)];
    const whole = await take(draftId, bytes);
    expect(whole).toMatchObject({ state: 'ready', size, sha256: hashOf(bytes) });
    expect(await beside(draftId)).toMatchObject([{ id: whole.id, size, received: size }]);
  });

  it('leaves nothing when it is empty, breaks off or is longer than it can be', async () => {
    const draftId = await draft();
    expect((await refusal(take(draftId, Buffer.alloc(0)))).code).toBe('attachment-type');
    expect((await refusal(take(draftId, picture(2_000), 1_000))).code).toBe('more-than-stated');
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield* bodyOf(picture(300_000));
      throw new Error('the connection broke');
    };
    const file = { name: 'a.jpg', draftId, atMost: 1_000_000 };
    const cut = uploadWhole(deps, await system.as(author), file, broken());
    await expect(cut).rejects.toThrow('broke');
    expect(await beside(draftId)).toEqual([]);
  });

  it('stays with why when it is refused, so that its sender can be told', async () => {
    const draftId = await draft();
    const document = Buffer.from('PK\u0003\u0004word/document.xml');
    expect((await refusal(take(draftId, document))).code).toMatch(/^attachment-/);
    expect(await beside(draftId)).toMatchObject([{ state: 'refused', name: 'blåmärke.jpg' }]);
  });

  it('is not begun when it may be too much', async () => {
    const draftId = await draft();
    const { code } = await refusal(take(draftId, picture(10), mostAttachmentBytes + 1));
    expect(code).toBe('attachments-too-large');
  });

  it('never grows, and has its length for good once it is whole', async () => {
    const { id } = await take(await draft(), picture(1_000));
    for (const size of [1_001, 999]) {
      await expect(
        select(system.raw, 'update attachment set size = ?, received = 1 where id = ?', [size, id]),
      ).rejects.toThrow('only shrinks');
    }
  });
});
