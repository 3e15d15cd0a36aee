import { NotFound } from '../../domain/errors.ts';
import { canonicalBytes } from '../../platform/canonical-json.ts';
import { newDataKey, seal, unseal } from '../../platform/crypto/envelope.ts';
import type { Keyring, WrappedKey } from '../../platform/crypto/keyring.ts';

/**
 * Seals and unseals the secrets of one stream with its data key. Table and id are bound into what
 * is sealed, so that a sealed value copied into another row does not open there.
 */
export type StreamSeal = {
  readonly seal: (table: string, id: string, value: Uint8Array) => Buffer;
  readonly sealJson: (table: string, id: string, value: unknown) => Buffer;
  readonly unseal: (table: string, id: string, sealed: Uint8Array) => Buffer;
  readonly unsealJson: (table: string, id: string, sealed: Uint8Array) => unknown;
};

const sealWith = (key: Buffer, streamId: string): StreamSeal => {
  const place = (table: string, id: string) => ({ table, id, keyId: streamId });
  const box: StreamSeal = {
    seal: (table, id, value) => seal(key, place(table, id), value),
    sealJson: (table, id, value) => box.seal(table, id, canonicalBytes(value)),
    unseal: (table, id, sealed) => unseal(key, place(table, id), sealed),
    unsealJson: (table, id, sealed) => JSON.parse(box.unseal(table, id, sealed).toString('utf8')),
  };
  return box;
};

/**
 * Makes the data key of a stream that begins now. Only `wrapped`, the key encrypted with the
 * key-encryption key, may be stored: a key in clear beside the data would undo the sealing.
 */
export function beginSeal(
  keyring: Keyring,
  streamId: string,
): { readonly seal: StreamSeal; readonly wrapped: WrappedKey } {
  const key = newDataKey();
  return { seal: sealWith(key, streamId), wrapped: keyring.wrap(key) };
}

/**
 * Opens the seal of an existing stream with its stored data key.
 *
 * @param wrapped as row-level security lets this caller read it
 * @throws NotFound when the key is destroyed (disposal) or not this side's to use
 */
export function openSeal(
  keyring: Keyring,
  streamId: string,
  wrapped: WrappedKey | undefined,
): StreamSeal {
  if (!wrapped) throw new NotFound();
  return sealWith(keyring.unwrap(wrapped.wrapped, wrapped.kekId), streamId);
}
