import { beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../../../domain/reports/records.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import type { Place } from '../../helpers/deed.ts';
import { refusal } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { viewFacts } from '../../helpers/first-page.ts';

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const by = 'socialsekreteraren';
const failed = {
  outcome: 'notDelivered',
  to: 'guardian1',
  on: '2026-11-16',
  by,
  why: 'Brevet kom i retur.',
} as const;
const handedOver = {
  outcome: 'handedOver',
  to: 'guardian1',
  on: '2026-11-16',
  by,
  how: 'vid hembesök',
} as const;
const deliver = (at: Place, words: object) => life.deliver(at, words as Partial<Delivery>);
const invited = () => life.until('invite');
const dutiesOf = async (id: string) =>
  (await records.duties(id)).filter(({ kind }) => kind === 'undeliveredLetter');

describe('a letter to the family', () => {
  it('is sent or handed over, which is a fact of the receiver’s alone', async () => {
    const at = await invited();
    const sender = await system.as('larare.degerfors');
    const before = await viewReport(system.deps, sender, at.id);
    await deliver(at, { ...handedOver, resolves: null });
    const officer = await system.as('ifochef.degerfors');
    expect(await viewFacts(system.deps, officer, at.id, ['letterDelivered'])).toMatchObject([
      { outcome: 'handedOver', about: at.invitationId, record: { to: 'guardian1', by } },
    ]);
    expect(await viewFacts(system.deps, sender, at.id, ['letterDelivered'])).toEqual([]);
    expect(await viewReport(system.deps, sender, at.id)).toEqual(before);
    expect(await dutiesOf(at.id)).toEqual([]);
  });

  it('that does not arrive is owed otherwise by the end of the next weekday', async () => {
    const at = await invited();
    const { id: about } = await deliver(at, failed);
    expect(await dutiesOf(at.id)).toMatchObject([
      { about, state: 'open', owner_role: 'ifoChef', due_at: new Date('2026-11-17T23:00:00.000Z') },
    ]);
    await deliver(at, { ...handedOver, resolves: about });
    expect(await dutiesOf(at.id)).toMatchObject([{ about, state: 'done' }]);
  });

  it('need not be delivered any longer, for a reason', async () => {
    const at = await invited();
    const { id: resolves } = await deliver(at, failed);
    await deliver(at, { ...failed, outcome: 'givenUp', why: 'Mötet är redan hållet.', resolves });
    expect(await dutiesOf(at.id)).toMatchObject([{ state: 'lapsed', reason: 'givenUp' }]);
  });

  it('fails once at a time, and its clock is not begun anew by trying again', async () => {
    const at = await invited();
    const { id: resolves } = await deliver(at, failed);
    expect(await refusal(deliver(at, failed))).toMatchObject({
      status: 409,
      code: 'already-undelivered',
      details: { current: resolves },
    });
    await deliver(at, { ...handedOver, resolves });
    await deliver(at, failed);
    expect((await dutiesOf(at.id)).map(({ state }) => state)).toEqual(['done', 'open']);
  });

  it.each<readonly [string, object, string]>([
    ['somebody to whom none went', { to: 'guardian2' }, '#/body/to'],
    ['a day that has not come', { on: '2026-11-17' }, '#/body/on'],
    ['a failure that there is not', { resolves: 'none' }, '#/body/resolves'],
  ])('is not recorded with %s', async (_, words, pointer) => {
    const at = await invited();
    const wrong = { ...handedOver, resolves: null, ...words };
    expect(await refusal(deliver(at, wrong))).toMatchObject({
      status: 422,
      details: { errors: [{ pointer }] },
    });
  });

  it('that failed is named by whoever delivers it otherwise', async () => {
    const at = await invited();
    await deliver(at, failed);
    const unnamed = deliver(at, { ...handedOver, resolves: null });
    expect(await refusal(unnamed)).toMatchObject({ status: 422 });
  });

  it('is one that came of this report', async () => {
    const [at, other] = [await invited(), await invited()];
    const strange = { ...at, invitationId: other.invitationId };
    expect((await refusal(deliver(strange, failed))).status).toBe(404);
    expect((await refusal(deliver({ ...at, invitationId: at.meetingId }, failed))).status).toBe(
      404,
    );
  });
});
