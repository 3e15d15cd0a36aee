import type { WrappedKey } from '../../platform/crypto/keyring.ts';
import { bytes, insertRows, only, readRow, table, text, uuid } from '../rows.ts';
import type { Tx } from '../transaction.ts';

const dataKeys = table('data_key', {
  streamId: uuid('stream_id'),
  wrapped: bytes('wrapped'),
  kekId: text('kek_id'),
});

export async function saveDataKey(tx: Tx, streamId: string, key: WrappedKey): Promise<void> {
  await insertRows(tx, dataKeys, [{ streamId, ...key }]);
}

/**
 * Undefined when row-level security hides the key from this side, or the key has been destroyed
 * (disposal).
 */
export async function readDataKey(tx: Tx, streamId: string): Promise<WrappedKey | undefined> {
  const wrapped = only(dataKeys, 'wrapped', 'kekId');
  return readRow(tx, wrapped, 'where stream_id = ? and destroyed_at is null', [streamId]);
}
