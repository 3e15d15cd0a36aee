import { describe, expect, it } from 'vitest';
import { readDataKeys } from '../../../database/acting/data-key-store.ts';
import { inTransaction } from '../../../database/transaction.ts';
import { SealBroken } from '../../../platform/crypto/envelope.ts';
import { openSeal } from '../../../services/acting/seal.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { viewFacts } from '../../helpers/first-page.ts';
import { refusal } from '../../helpers/refusals.ts';
import { select } from '../../helpers/sql.ts';
import { stage } from '../../helpers/stage.ts';

const { system, life } = await stage();
const author = 'larare.degerfors';
const leader = 'ifochef.degerfors';

const keysOf = async (login: string, id: string) => {
  const { actor } = await system.as(login);
  return inTransaction(system.deps.db, actor, (tx) => readDataKeys(tx, id));
};
const contentFor = async (login: string, id: string): Promise<unknown> =>
  viewContent(system.deps, await system.as(login), id);

describe('the data keys of a report', () => {
  it('are shown to each side as far as it holds them, and to an auditor not at all', async () => {
    const { id } = await life.until('open');
    const held = async (login: string) =>
      (await keysOf(login, id)).map(({ side, holder }) => `${side} ${holder}`).toSorted();
    expect(await held(author)).toEqual(['both sender', 'sender sender']);
    expect(await held(leader)).toEqual(['both receiver', 'receiver receiver']);
    expect(await held('granskare.degerfors')).toEqual([]);
  });

  it('open nothing of the other side', async () => {
    const { id } = await life.until('assess');
    const [assessed] = await select<{ id: string; sealed: Buffer }>(
      system.raw,
      `select id, sealed from fact where stream_id = ? and kind = 'protectionAssessed'`,
      [id],
    );
    if (!assessed) throw new Error('nothing was assessed');
    const seal = openSeal(system.keyring, id, await keysOf(author, id));
    for (const side of ['both', 'sender'] as const) {
      const open = () => seal.unseal({ table: 'fact', id: assessed.id, side }, assessed.sealed);
      expect(open).toThrow(SealBroken);
    }
  });

  it('open nowhere else: swapped between streams or sides, nothing is read', async () => {
    const [one, other] = [(await life.until('open')).id, (await life.until('open')).id];
    await system.raw.raw(
      `update data_key k set wrapped = o.wrapped from data_key o
       where k.stream_id = ? and o.stream_id = ? and k.side = o.side and k.holder = o.holder`,
      [one, other],
    );
    await expect(contentFor(leader, one)).rejects.toThrow(SealBroken);
    await system.raw.raw(
      `update data_key k set wrapped = o.wrapped from data_key o
       where k.stream_id = ? and o.stream_id = k.stream_id and k.side = 'both' and o.side = k.holder`,
      [other],
    );
    await expect(contentFor(author, other)).rejects.toThrow(SealBroken);
  });

  it('leave the sender’s copy when the receiver’s are destroyed', async () => {
    const { id } = await life.until('open', 'note');
    await system.raw.raw(
      `update data_key set destroyed_at = now() where stream_id = ? and holder = 'receiver'`,
      [id],
    );
    expect(await contentFor(author, id)).toHaveProperty('content');
    expect((await refusal(contentFor(leader, id))).status).toBe(404);
    const call = await system.as(leader);
    const notes = viewFacts(system.deps, call, id, ['intakeNoteTaken']);
    expect((await refusal(notes)).status).toBe(404);
  });
});
