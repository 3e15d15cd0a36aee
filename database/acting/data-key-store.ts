import type { WrappedKey } from '../../platform/crypto/keyring.ts';
import { rowsOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

export async function saveDataKey(tx: Tx, streamId: string, key: WrappedKey): Promise<void> {
  await tx.raw(`insert into data_key (stream_id, wrapped, kek_id) values (?, ?, ?)`, [
    streamId,
    key.wrapped,
    key.kekId,
  ]);
}

/** Undefined when the key is not this side's to use, or has been destroyed (disposal). */
export async function readDataKey(tx: Tx, streamId: string): Promise<WrappedKey | undefined> {
  const found = await tx.raw(
    `select wrapped, kek_id as "kekId" from data_key where stream_id = ? and destroyed_at is null`,
    [streamId],
  );
  return rowsOf<WrappedKey>(found)[0];
}
