import { NotFound } from '../../domain/errors.ts';
import type { RowSide } from '../../domain/access/roles.ts';
import type { StreamKey } from '../../database/acting/data-key-store.ts';
import { canonicalBytes } from '../../platform/canonical-json.ts';
import { newDataKey, seal, unseal } from '../../platform/crypto/envelope.ts';
import type { KeyHolder, Keyring, KeySide } from '../../platform/crypto/keyring.ts';

/** Where a sealed value stands: its row, and the side that may read it. */
export type SealedAt = { readonly table: string; readonly id: string; readonly side: RowSide };

/**
 * Seals and unseals the secrets of one stream, each side's with a key of its own. Table and id are
 * bound into what is sealed, so that a sealed value copied into another row does not open there.
 */
export type StreamSeal = {
  readonly seal: (at: SealedAt, value: Uint8Array) => Buffer;
  readonly sealJson: (at: SealedAt, value: unknown) => Buffer;
  /** @throws NotFound when the key is destroyed (disposal) or not this caller's to use */
  readonly unseal: (at: SealedAt, sealed: Uint8Array) => Buffer;
  readonly unsealJson: (at: SealedAt, sealed: Uint8Array) => unknown;
};

const sealWith = (keyOf: (side: RowSide) => Buffer, streamId: string): StreamSeal => {
  const place = ({ table, id }: SealedAt) => ({ table, id, keyId: streamId });
  const box: StreamSeal = {
    seal: (at, value) => seal(keyOf(at.side), place(at), value),
    sealJson: (at, value) => box.seal(at, canonicalBytes(value)),
    unseal: (at, sealed) => unseal(keyOf(at.side), place(at), sealed),
    unsealJson: (at, sealed) => JSON.parse(box.unseal(at, sealed).toString('utf8')),
  };
  return box;
};

/** Who holds the key of each side: what both may read, each holds in a wrapping of its own. */
const holders = {
  both: ['sender', 'receiver'],
  sender: ['sender'],
  receiver: ['receiver'],
} as const satisfies Partial<Record<KeySide, readonly KeyHolder[]>>;
const sides = ['both', 'sender', 'receiver'] as const;

/**
 * Makes the data keys of a stream that begins now. Only `wrapped`, the keys encrypted with the
 * key-encryption key, may be stored: a key in clear beside the data would undo the sealing.
 *
 * @param carried keys that are older than the stream: the draft's, which the sender's side keeps
 */
export function beginSeal(
  keyring: Keyring,
  streamId: string,
  carried: Partial<Record<RowSide, Buffer>> = {},
): { readonly seal: StreamSeal; readonly wrapped: readonly StreamKey[] } {
  const keys = new Map<RowSide, Buffer>(sides.map((side) => [side, carried[side] ?? newDataKey()]));
  const keyOf = (side: RowSide): Buffer => {
    const key = keys.get(side);
    if (!key) throw new Error(`nothing is sealed for the side ${side}`);
    return key;
  };
  const wrapped = sides.flatMap((side) =>
    holders[side].map((holder) => ({
      side,
      holder,
      ...keyring.wrap(keyOf(side), { streamId, side, holder }),
    })),
  );
  return { seal: sealWith(keyOf, streamId), wrapped };
}

/**
 * Opens the seal of an existing stream with its stored data keys, each only when something of its
 * side is sealed or unsealed.
 *
 * @param stored as row-level security lets this caller read them. A stream that began before there
 *   was a key for each side has one for `all`
 */
export function openSeal(
  keyring: Keyring,
  streamId: string,
  stored: readonly StreamKey[],
): StreamSeal {
  const opened = new Map<RowSide, Buffer>();
  const keyOf = (wanted: RowSide): Buffer => {
    const known = opened.get(wanted);
    if (known) return known;
    const key = stored.find(({ side }) => side === wanted || side === 'all');
    if (!key) throw new NotFound();
    const { side, holder } = key;
    const clear = keyring.unwrap(key, side === 'all' ? 'unbound' : { streamId, side, holder });
    opened.set(wanted, clear);
    return clear;
  };
  return sealWith(keyOf, streamId);
}
