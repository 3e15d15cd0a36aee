import { beforeEach, describe, expect, it } from 'vitest';
import type { ReportContent } from '../../../../domain/report/report-content.ts';
import { moveReport } from '../../../../services/corrections/move-report.ts';
import { receiveParts } from '../../../../services/reports/attachments/receive-parts.ts';
import { viewAttachment } from '../../../../services/reports/attachments/read-attachment.ts';
import type { UploadView } from '../../../../services/reports/attachments/upload.ts';
import { beginUpload, viewUpload } from '../../../../services/reports/attachments/uploads.ts';
import { viewContent } from '../../../../services/reports/content-views.ts';
import { beginDraft } from '../../../../services/reports/drafts.ts';
import { registerReport } from '../../../../services/reports/register-report.ts';
import { sendReport } from '../../../../services/reports/send-report.ts';
import {
  attachmentOf,
  bodyOf,
  bytesOf,
  hashOf,
  picture,
  uploaded,
} from '../../../helpers/files.ts';
import { viewFacts } from '../../../helpers/first-page.ts';
import { atvidaberg, carryAll, reportThere } from '../../../helpers/forwarding.ts';
import { frozenContent } from '../../../helpers/frozen-content.ts';
import { deeds } from '../../../helpers/life.ts';
import { castOf } from '../../../helpers/living.ts';
import { hidden, refusal } from '../../../helpers/refusals.ts';
import { sampleReport } from '../../../helpers/sample-report.ts';
import { select } from '../../../helpers/sql.ts';
import { monday, stage } from '../../../helpers/stage.ts';
import { anonymousAt, callAt } from '../../../helpers/told-report.ts';

const { system, life, records } = await stage();
const { deps } = system;
beforeEach(() => system.clock.set(monday));

const author = 'larare.degerfors';
const leader = 'ifochef.degerfors';
const officer = 'socialsekreterare1.degerfors';
const bytes = picture(300_000);
const upload = (login = author) => uploaded(system, login, bytes);
const call = (login = author) => system.as(login);

const sendWith = async (file: Pick<UploadView, 'id'>, changes: Partial<ReportContent> = {}) =>
  sendReport(deps, await call(), { ...sampleReport(changes), attachments: [{ id: file.id }] });
const read = async (login: string, reportId: string, { id: attachmentId }: { id: string }) =>
  bytesOf(await viewAttachment(deps, await call(login), { reportId, attachmentId }));

describe('an attachment', () => {
  it('is frozen into the content by name, type, size and hash', async () => {
    const file = await upload();
    const { id, contentHash } = await sendWith(file);
    const { content } = await viewContent(deps, await call(), id);
    expect(content.attachments).toEqual([
      {
        id: file.id,
        name: 'blåmärke.jpg',
        type: 'image/jpeg',
        size: bytes.length,
        sha256: hashOf(bytes),
        scan: 'notScanned',
      },
    ]);
    const frozen = await frozenContent(system, id);
    expect(hashOf(frozen)).toBe(contentHash);
    expect(frozen.toString('utf8')).toContain(hashOf(bytes));
  });

  it('is read by its author and by whoever has opened the report, byte for byte as it was sent', async () => {
    const file = await upload();
    const { id } = await sendWith(file);
    expect((await read(author, id, file)).equals(bytes)).toBe(true);
    expect(await refusal(read(leader, id, file))).toMatchObject({ code: 'not-opened' });
    await life.as(leader).open(id);
    expect((await read(leader, id, file)).equals(bytes)).toBe(true);
  });

  it.each(['larare2.degerfors', 'larare.atvidaberg', 'ifochef.atvidaberg', 'skolsystem.degerfors'])(
    'is not there for %s',
    async (login) => {
      const file = await upload();
      const { id } = await sendWith(file);
      await life.as(leader).open(id);
      expect(await refusal(read(login, id, file))).toEqual(hidden);
    },
  );

  it.each(['socialchef.degerfors', 'granskare.degerfors'])(
    'is no more than the content read by %s',
    async (login) => {
      const file = await upload();
      const { id } = await sendWith(file);
      expect(await refusal(read(login, id, file))).toMatchObject({ status: 403 });
    },
  );

  it('of a child with protected identity is there for those in the know alone', async () => {
    const file = await upload();
    const child = { ...sampleReport().child, protectedIdentity: 'yes' } as const;
    const { id } = await sendWith(file, { child });
    await life.as(leader).open(id);
    expect(await refusal(read('socialsekreterare2.degerfors', id, file))).toEqual(hidden);
    expect((await read(leader, id, file)).equals(bytes)).toBe(true);
  });

  it('leaves an event in the report’s trail for each look, before its first byte', async () => {
    const file = await upload();
    const { id } = await sendWith(file);
    const before = (await records.events(id)).length;
    const { pieces } = await viewAttachment(deps, await call(), {
      reportId: id,
      attachmentId: file.id,
    });
    const looked = (await records.events(id)).slice(before);
    expect(looked).toMatchObject([
      { kind: 'documentRead', purpose: `report.readContent: attachment ${file.id}` },
    ]);
    expect((await bytesOf({ pieces })).equals(bytes)).toBe(true);
  });

  it('is called by nothing that tells whom the report is about', async () => {
    const file = await uploaded(system, author, bytes, { name: 'Kim Påhittad.jpg' });
    const { id, reference } = await sendWith(file);
    const { fileName } = await viewAttachment(deps, await call(), {
      reportId: id,
      attachmentId: file.id,
    });
    expect(fileName).toBe(`${reference}-bilaga-${file.id.slice(0, 8)}.jpg`);
  });

  it('is of its own report and no other', async () => {
    const file = await upload();
    const { id } = await sendWith(file);
    const { id: other } = await sendWith(await upload());
    expect(await refusal(read(author, other, file))).toEqual(hidden);
    expect((await read(author, id, file)).equals(bytes)).toBe(true);
  });

  it('goes with each sibling’s copy, its bytes stored once', async () => {
    const file = await upload();
    const sibling = { givenName: 'Alva', familyName: null, birthDate: null, identity: null };
    const siblings = { answer: 'yes', list: [sibling] } as const;
    const { id, links } = await sendWith(file, { siblings });
    const copy = links[0]?.id ?? '';
    await life.as(leader).open(copy);
    for (const reportId of [id, copy]) {
      expect((await read(author, reportId, file)).equals(bytes)).toBe(true);
    }
    expect((await read(leader, copy, file)).equals(bytes)).toBe(true);
    const stored = 'select starts_at from attachment_part where attachment_id = ?';
    expect(await select(system.raw, stored, [file.id])).toHaveLength(2);
  });

  it.each(['sender', 'receiver'] as const)('is erased with the key of the %s', async (holder) => {
    const file = await upload();
    const { id } = await sendWith(file);
    await life.as(leader).open(id);
    const destroyed = 'update data_key set destroyed_at = now() where stream_id = ? and holder = ?';
    await system.raw.raw(destroyed, [id, holder]);
    const [gone, kept] = holder === 'sender' ? [author, leader] : [leader, author];
    expect(await refusal(read(gone, id, file))).toEqual(hidden);
    expect((await read(kept, id, file)).equals(bytes)).toBe(true);
  });

  it('leaves nothing that opens it in the row it was uploaded to', async () => {
    const file = await upload();
    await sendWith(file);
    const row = await system.raw('attachment').where({ id: file.id }).first();
    expect(row).toMatchObject({ state: 'sent', wrapped: null, sealed: null, kept_until: null });
    expect(await refusal(viewUpload(deps, await call(), file.id))).toEqual(hidden);
    expect(
      await refusal(receiveParts(deps, await call(), { id: file.id, offset: 0 }, bodyOf(bytes))),
    ).toEqual(hidden);
  });
});

describe('what is sent names uploads', () => {
  it('once: of two reports with the same one the second is refused', async () => {
    const file = await upload();
    await sendWith(file);
    expect(await refusal(sendWith(file))).toMatchObject({
      status: 422,
      code: 'unknown-attachment',
      details: { attachments: [file.id] },
    });
  });

  it('of one’s own alone', async () => {
    const file = await upload('larare2.degerfors');
    expect(await refusal(sendWith(file))).toMatchObject({ code: 'unknown-attachment' });
    expect(await viewUpload(deps, await call('larare2.degerfors'), file.id)).toHaveProperty('name');
  });

  it('that have come whole', async () => {
    const begun = await beginUpload(deps, await call(), { name: 'a', size: 10, draftId: null });
    expect(await refusal(sendWith(begun))).toMatchObject({
      status: 409,
      code: 'attachment-unfinished',
      details: { attachments: [begun.id] },
    });
  });

  it('and leaves them as they were when it is refused', async () => {
    const file = await upload();
    const nothing = { events: [], worry: { ...sampleReport().worry, kinds: [], suspected: [] } };
    const worry = { ...nothing.worry, whyNow: null, since: null, mostWorrying: null };
    const refused = sendWith(file, {
      events: [],
      worry: { ...worry, ifNothingIsDone: null, otherReasonNotToInformGuardians: null },
    });
    expect(await refusal(refused)).toMatchObject({ code: 'no-concern' });
    expect(await viewUpload(deps, await call(), file.id)).toMatchObject({ state: 'ready' });
  });

  it('beside a draft, and those that it does not name go with the draft', async () => {
    const { id: draftId } = await beginDraft(deps, await call(), {});
    const [named, other] = [
      await uploaded(system, author, bytes, { draftId }),
      await uploaded(system, author, bytes, { draftId }),
    ];
    const content = { ...sampleReport(), attachments: [{ id: named.id }] };
    await sendReport(deps, await call(), content, { draftId });
    expect((await read(author, draftId, named)).equals(bytes)).toBe(true);
    expect(await refusal(viewUpload(deps, await call(), other.id))).toEqual(hidden);
    expect(await system.raw('attachment_part').where({ attachment_id: other.id })).toEqual([]);
  });
});

describe('an attachment goes where the report goes', () => {
  const supplemented = async (id: string) => {
    const file = await upload();
    const words = { text: 'Ett nytt blåmärke i dag.', events: [], attachments: [{ id: file.id }] };
    const { id: supplementId } = await life.saying({ supplement: words }).as(author).supplement(id);
    return { file, supplementId };
  };

  it('in a supplement, which names it as a report does', async () => {
    const { id } = await life.until('open');
    const { file } = await supplemented(id);
    const [fact] = await viewFacts(deps, await call(leader), id, ['supplementAdded']);
    expect(fact?.record).toMatchObject({ attachments: [attachmentOf(file)] });
    expect((await read(leader, id, file)).equals(bytes)).toBe(true);
  });

  it('and into the report that its new worry becomes', async () => {
    const { id } = await life.until('open');
    const { file, supplementId } = await supplemented(id);
    const reading = { newWorry: true, note: null };
    await life.as(leader).readSupplement({ reportId: id, supplementId }, reading);
    const link = await system.raw('report_link').where({ to_id: id, kind: 'supplements' }).first();
    const { content } = await viewContent(deps, await call(leader), link.from_id);
    expect(content.attachments).toEqual([attachmentOf(file)]);
    expect((await read(leader, link.from_id, file)).equals(bytes)).toBe(true);
    expect(await refusal(read(author, link.from_id, file))).toEqual(hidden);
  });

  it('to the right child', async () => {
    const file = await upload();
    const { id } = await sendWith(file);
    await life.as(leader).open(id);
    const { child, reason } = deeds.moveReport.words({ now: monday, officer });
    await moveReport(deps, await call(leader), id, { child, reason });
    const to = await reportThere(system, id);
    expect((await read(leader, to, file)).equals(bytes)).toBe(true);
    expect(await refusal(read(author, to, file))).toEqual(hidden);
    const { file: later } = await supplemented(id);
    await carryAll(system);
    expect((await read(leader, to, later)).equals(bytes)).toBe(true);
  });

  it('to the municipality that answers for the child', async () => {
    const file = await upload();
    const { id } = await life
      .saying({ send: { attachments: [attachmentOf(file)] } })
      .until('assess');
    await life.findWhereabouts(id, atvidaberg);
    await life.forward(id);
    await carryAll(system);
    const there = await reportThere(system, id);
    const chief = castOf('atvidaberg').leader;
    expect(await refusal(read(chief, there, file))).toMatchObject({ code: 'not-opened' });
    await life.as(chief).open(there);
    expect((await read(chief, there, file)).equals(bytes)).toBe(true);
    expect(await refusal(read(chief, id, file))).toEqual(hidden);
    const { file: later } = await supplemented(id);
    await carryAll(system);
    expect((await read(chief, there, later)).equals(bytes)).toBe(true);
  });

  it('in the written report after a call', async () => {
    const spoken = await registerReport(
      deps,
      await call(officer),
      callAt('2026-11-15T01:20:00.000Z'),
    );
    const file = await upload();
    const content = { ...sampleReport(), attachments: [{ id: file.id }] };
    const { id } = await sendReport(deps, await call(), content, { confirms: spoken.id });
    const supplementId = (await records.dutyOf(spoken.id, 'readSupplement')).about ?? '';
    const reading = { newWorry: true, note: null };
    await life.as(officer).readSupplement({ reportId: spoken.id, supplementId }, reading);
    expect((await read(officer, id, file)).equals(bytes)).toBe(true);
    const link = await system
      .raw('report_link')
      .where({ to_id: spoken.id, kind: 'supplements' })
      .first();
    expect((await read(officer, link.from_id, file)).equals(bytes)).toBe(true);
  });

  it('in what came on paper and was scanned by whoever takes it in', async () => {
    const file = await upload(officer);
    const paper = {
      ...anonymousAt('2026-11-15T01:20:00.000Z'),
      received: { how: 'paper', on: '2026-11-13' } as const,
      attachments: [{ id: file.id }],
    };
    const { id } = await registerReport(deps, await call(officer), paper);
    expect((await read(leader, id, file)).equals(bytes)).toBe(true);
  });
});
