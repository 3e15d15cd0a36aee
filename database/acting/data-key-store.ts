import type { KeyHolder, KeySide, WrappedKey } from '../../platform/crypto/keyring.ts';
import { bytes, insertRows, only, readRows, table, text, uuid, type RowOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

const dataKeys = table('data_key', {
  streamId: uuid('stream_id'),
  side: text<KeySide>('side'),
  /** The side that uses this wrapping, and whose disposal destroys it. */
  holder: text<KeyHolder>('holder'),
  wrapped: bytes('wrapped'),
  kekId: text('kek_id'),
});

const usable = only(dataKeys, 'side', 'holder', 'wrapped', 'kekId');
export type StreamKey = RowOf<typeof usable> & WrappedKey;

export async function saveDataKeys(
  tx: Tx,
  streamId: string,
  keys: readonly StreamKey[],
): Promise<void> {
  await insertRows(
    tx,
    dataKeys,
    keys.map((key) => ({ streamId, ...key })),
  );
}

/**
 * The keys of a stream that row-level security shows this side; none of those that disposal has
 * destroyed.
 */
export async function readDataKeys(tx: Tx, streamId: string): Promise<readonly StreamKey[]> {
  return readRows(tx, usable, 'where stream_id = ? and destroyed_at is null', [streamId]);
}

const ofStreams = only(dataKeys, 'streamId', 'side', 'holder', 'wrapped', 'kekId');

/** The same of several streams, by the id of each. */
export async function readDataKeysOf(
  tx: Tx,
  streamIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StreamKey[]>> {
  const those = 'where stream_id = any(?) and destroyed_at is null';
  const found = await readRows(tx, ofStreams, those, [streamIds]);
  return Map.groupBy(found, ({ streamId }) => streamId);
}
