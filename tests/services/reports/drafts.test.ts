import { describe, expect, it } from 'vitest';
import { addMinutes } from '../../../domain/calendar/time.ts';
import {
  beginDraft,
  discardDraft,
  listDrafts,
  saveDraft,
  viewDraft,
} from '../../../services/reports/drafts.ts';
import { reportFromConsultation } from '../../../services/consultations/report-from.ts';
import { registerReport } from '../../../services/reports/register-report.ts';
import { sendReport } from '../../../services/reports/send-report.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { eraseWhatIsOver } from '../../../services/waking/sweep-kept.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { countRows, select } from '../../helpers/sql.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { callAt } from '../../helpers/told-report.ts';

const { system, life, records } = await stage();
const { deps } = system;
const author = 'larare.degerfors';
const client = 'skolsystem.degerfors';
const words: Readonly<Record<string, string>> = {
  'events.0.what': 'Visade ett blåmärke på armen.',
};
const firstPage = { limit: 50, offset: 0 };

const begin = async (login = author, fields = words) =>
  beginDraft(deps, await system.as(login), fields);
const view = async (login: string, id: string) => viewDraft(deps, await system.as(login), id);
const idsOf = async (login: string) =>
  (await listDrafts(deps, await system.as(login), firstPage)).items.map(({ id }) => id);

describe('a draft', () => {
  it('is kept from the first word, and read as it was saved last', async () => {
    const { id, etag } = await begin(author, { 'child.givenName': 'V' });
    expect(etag).toBe(1);
    const saved = await saveDraft(deps, await system.as(author, { expected: 1 }), id, words);
    expect(saved.etag).toBe(2);
    expect(await view(author, id)).toMatchObject({ id, etag: 2, fields: words });
  });

  it('is begun once, however often the first word is sent', async () => {
    const call = await system.as(author);
    const [one, other] = [await beginDraft(deps, call, words), await beginDraft(deps, call, words)];
    expect(other).toEqual(one);
  });

  it.each([
    'rektor.degerfors',
    'skolskoterska.degerfors',
    'kurator.degerfors',
    'larare2.degerfors',
    'larare.atvidaberg',
    client,
  ])('is not there for %s (R-P.3)', async (other) => {
    const { id } = await begin();
    const call = await system.as(other);
    expect(await refusal(viewDraft(deps, call, id))).toEqual(hidden);
    expect(await refusal(saveDraft(deps, call, id, {}))).toEqual(hidden);
    expect(await refusal(sendReport(deps, call, sampleReport(), { draftId: id }))).toEqual(hidden);
    await discardDraft(deps, call, id);
    expect(await idsOf(other)).not.toContain(id);
    expect(await view(author, id)).toMatchObject({ fields: words });
  });

  it.each([
    'socialsekreterare1.degerfors',
    'ifochef.degerfors',
    'socialchef.degerfors',
    'granskare.degerfors',
    'forvaltare.degerfors',
  ])('is no matter of %s', async (other) => {
    const { id } = await begin();
    const call = await system.as(other);
    expect(await refusal(viewDraft(deps, call, id))).toMatchObject({
      status: 403,
      details: { rule: 'draft.read' },
    });
    expect(await refusal(beginDraft(deps, call, words))).toMatchObject({ status: 403 });
  });

  it('can be an agency system’s own', async () => {
    const { id } = await begin(client);
    expect(await idsOf(client)).toContain(id);
    expect(await refusal(view(author, id))).toEqual(hidden);
  });

  it('that was saved in another window is not written over unseen', async () => {
    const { id } = await begin();
    await saveDraft(deps, await system.as(author, { expected: 1 }), id, { a: 'den ena fliken' });
    const late = await system.as(author, { expected: 1 });
    const changed = { status: 412, code: 'changed-since', details: { etag: 2 } };
    expect(await refusal(saveDraft(deps, late, id, { a: 'den andra' }))).toEqual(changed);
    expect(await refusal(discardDraft(deps, late, id))).toEqual(changed);
    expect(await refusal(sendReport(deps, late, sampleReport(), { draftId: id }))).toEqual(changed);
    expect(await view(author, id)).toMatchObject({ fields: { a: 'den ena fliken' } });
  });

  it('of two windows that save at once one learns of the other', async () => {
    const { id } = await begin();
    const calls = [
      await system.as(author, { expected: 1 }),
      await system.as(author, { expected: 1 }),
    ];
    const saved = await Promise.allSettled(calls.map((call) => saveDraft(deps, call, id, words)));
    expect(saved.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('leaves nothing in the trail and no stream, and its words in no table', async () => {
    const before = await countRows(system.raw, 'audit_event');
    const { id } = await begin();
    await saveDraft(deps, await system.as(author), id, words);
    await view(author, id);
    expect(await countRows(system.raw, 'audit_event')).toBe(before);
    expect(await select(system.raw, `select from stream where id = ?`, [id])).toEqual([]);
    const [row] = await select<{ sealed: Buffer }>(
      system.raw,
      `select sealed from draft where id = ?`,
      [id],
    );
    expect(row?.sealed.length).toBeGreaterThan(50);
    expect(row?.sealed.includes('Visade')).toBe(false);
  });

  it('is erased by the worker after thirty days, and is gone at once for its author', async () => {
    const { id, keptUntil } = await begin();
    expect(keptUntil).toBe('2026-12-16T23:00:00.000Z');
    await eraseWhatIsOver(system.workerDeps, addMinutes(keptUntil, -1));
    expect(await view(author, id)).toMatchObject({ id });
    system.clock.set(keptUntil);
    expect(await refusal(view(author, id))).toEqual(hidden);
    expect(await idsOf(author)).not.toContain(id);
    expect(await eraseWhatIsOver(system.workerDeps, keptUntil)).toBeGreaterThan(0);
    expect(await select(system.raw, `select from draft where id = ?`, [id])).toEqual([]);
  });

  it('is thrown away with its key, and again without complaint', async () => {
    const { id } = await begin();
    await discardDraft(deps, await system.as(author), id);
    await discardDraft(deps, await system.as(author), id);
    expect(await select(system.raw, `select from draft where id = ?`, [id])).toEqual([]);
  });
});

describe('a draft that is sent', () => {
  it('is the report, with its id and its key, and is no draft any longer', async () => {
    const { id } = await begin();
    const [draft] = await select<{ wrapped: Buffer; kek_id: string }>(
      system.raw,
      `select wrapped, kek_id from draft where id = ?`,
      [id],
    );
    const receipt = await sendReport(deps, await system.as(author), sampleReport(), {
      draftId: id,
    });
    expect(receipt.id).toBe(id);
    expect(await records.kinds(id)).toEqual(['reportSent']);
    const [kept] = await select<{ wrapped: Buffer; kek_id: string }>(
      system.raw,
      `select wrapped, kek_id from data_key where stream_id = ? and side = 'sender'`,
      [id],
    );
    const place = { streamId: id, side: 'sender', holder: 'sender' } as const;
    const keyIn = (row: typeof kept) =>
      row && system.keyring.unwrap({ wrapped: row.wrapped, kekId: row.kek_id }, place);
    expect(keyIn(kept)).toEqual(keyIn(draft));
    expect(await refusal(view(author, id))).toEqual(hidden);
    const { content } = await viewContent(deps, await system.as(author), id);
    expect(content.events).toEqual(sampleReport().events);
  });

  it('is sent once: the same request has the same receipt, another finds no draft', async () => {
    const { id } = await begin();
    const call = await system.as(author);
    const first = await sendReport(deps, call, sampleReport(), { draftId: id });
    expect(await sendReport(deps, call, sampleReport(), { draftId: id })).toEqual(first);
    expect(
      await refusal(sendReport(deps, await system.as(author), sampleReport(), { draftId: id })),
    ).toEqual(hidden);
  });

  it('is one report, and its siblings have others of their own', async () => {
    const { id: draftId } = await begin();
    const lo = { givenName: 'Lo', familyName: null, birthDate: null, identity: null };
    const content = sampleReport({ siblings: { answer: 'yes', list: [lo] } });
    const sent = await sendReport(deps, await system.as(author), content, { draftId });
    expect(sent).toMatchObject({ id: draftId, links: [{ rel: 'siblingOf' }] });
    expect(sent.links[0]?.id).not.toBe(draftId);
  });

  it('can be what confirms a call, or goes on from a question', async () => {
    const call = callAt(monday, { login: author });
    const spoken = await registerReport(deps, await system.as('ifochef.degerfors'), call);
    const { id: written } = await begin();
    const confirmed = await sendReport(deps, await system.as(author), sampleReport(), {
      draftId: written,
      confirms: spoken.id,
    });
    expect(confirmed).toMatchObject({ id: written, links: [{ rel: 'confirms', id: spoken.id }] });
    const { id: consultationId } = await life.ask({});
    const { id: draftId } = await begin();
    const from = { consultationId, draftId };
    const sent = await reportFromConsultation(deps, await system.as(author), from, sampleReport());
    expect(sent.id).toBe(draftId);
    expect(await idsOf(author)).not.toContain(draftId);
  });

  it('and cannot be sent, as without a word of concern, stays a draft', async () => {
    const { id } = await begin();
    const { acute, worry } = sampleReport();
    const content = sampleReport({
      acute: { ...acute, danger: 'no', how: null },
      events: [],
      worry: {
        kinds: [],
        suspected: [],
        otherReasonNotToInformGuardians: null,
        whyNow: null,
        since: null,
        mostWorrying: null,
        ifNothingIsDone: null,
        protectiveFactors: worry.protectiveFactors,
      },
    });
    expect(
      await refusal(sendReport(deps, await system.as(author), content, { draftId: id })),
    ).toMatchObject({
      code: 'no-concern',
    });
    expect(await view(author, id)).toMatchObject({ fields: words });
  });

  it('tells by its id nothing of when it was begun', async () => {
    const { id } = await begin();
    const { id: other } = await sendReport(deps, await system.as(author), sampleReport());
    expect([id[14], other[14]]).toEqual(['4', '7']);
  });
});
