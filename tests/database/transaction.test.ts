import { Socket } from 'node:net';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { describeError } from '../../api/problems/describe-error.ts';
import { inTransaction, type Tx } from '../../database/transaction.ts';
import { ownSystem } from '../helpers/own-system.ts';
import { countRows, select } from '../helpers/sql.ts';

const system = await ownSystem();

beforeAll(async () => {
  await system.raw.raw('create table note (id int primary key, words text)');
  await system.raw.raw('grant all on note to public');
});

const write = async (tx: Tx, id: number): Promise<void> => {
  await tx.raw(`insert into note values (?, ?)`, [id, 'Skolan har sett barnet.']);
};

describe('statements of one transaction travel together', () => {
  it('and the fence stands before the first of them', async () => {
    const actor = await system.actor('larare.degerfors');
    const asked = await inTransaction(system.deps.db, actor, (tx) =>
      select<{ side: string }>(tx, `select current_setting('app.side') as side`),
    );
    expect(asked).toEqual([{ side: 'sender' }]);
  });

  it('and are written to the connection at one blow, and then the end', async () => {
    const actor = await system.actor('larare.degerfors');
    const three = (tx: Tx) => Promise.all([1, 2, 3].map(() => countRows(tx, 'note')));
    await inTransaction(system.deps.db, actor, three);
    const writes = (['_write', '_writev'] as const).map((way) => vi.spyOn(Socket.prototype, way));
    await inTransaction(system.deps.db, actor, three);
    const written = writes.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    for (const write of writes) write.mockRestore();
    expect(written).toBe(2);
  });

  it('and happen in the order they were begun', async () => {
    const actor = await system.actor('larare.degerfors');
    const counts = await inTransaction(system.deps.db, actor, async (tx) =>
      Promise.all([countRows(tx, 'note'), write(tx, 1), countRows(tx, 'note')]),
    );
    expect([counts[0], counts[2]]).toEqual([0, 1]);
  });

  it('and when one of them fails, nothing of any stays and the error says no value', async () => {
    const actor = await system.actor('larare.degerfors');
    const before = await countRows(system.raw, 'note');
    const failing = inTransaction(system.deps.db, actor, (tx) =>
      Promise.all([7, 8, 8, 9].map((id) => write(tx, id))),
    );
    await expect(failing).rejects.toMatchObject({
      code: '23505',
      message: expect.not.stringContaining('Skolan'),
    });
    expect(await countRows(system.raw, 'note')).toBe(before);
  });

  it('and a connection that dies under them fails them all; the next request gets another', async () => {
    const actor = await system.actor('larare.degerfors');
    const cut = inTransaction(system.deps.db, actor, (tx) =>
      Promise.all([
        write(tx, 11),
        select(tx, 'select pg_terminate_backend(pg_backend_pid())'),
        write(tx, 12),
      ]),
    );
    expect(describeError(await cut.catch((error: unknown) => error)).code).toBe('try-again');
    const again = inTransaction(system.deps.db, actor, (tx) => countRows(tx, 'note'));
    expect(await again).toBe(await countRows(system.raw, 'note'));
  });
});
