import { randomBytes } from 'node:crypto';
import { decrypt, encrypt, SealBroken } from './aes-gcm.ts';

export { SealBroken } from './aes-gcm.ts';

/**
 * The place that a sealed value is bound to; it opens nowhere else, so that moving it to another
 * row is noticed.
 */
export type SealPlace = {
  readonly table: string;
  /** Id of the row. */
  readonly id: string;
  /** Id of the data key, normally its stream's id. */
  readonly keyId: string;
};

const version = Buffer.from([1]);

const placeText = ({ table, id, keyId }: SealPlace): string => {
  const parts = [table, id, keyId];
  // The parts are joined by bars, so a bar inside one would let one place pass for another.
  if (parts.some((part) => part.includes('|'))) throw new TypeError('a place has no bars');
  return parts.join('|');
};

/** A fresh data key of 256 bits: one per stream, kept only in wrapped form (`keyring.ts`). */
export function newDataKey(): Buffer {
  return randomBytes(32);
}

/** Seals one column: version byte 1 ‖ nonce (12) ‖ tag (16) ‖ body, bound to `table|id|keyId`. */
export function seal(key: Uint8Array, place: SealPlace, plaintext: Uint8Array): Buffer {
  return Buffer.concat([version, encrypt(key, placeText(place), plaintext)]);
}

/** @throws SealBroken when the key, the place or any byte is another than at sealing */
export function unseal(key: Uint8Array, place: SealPlace, sealed: Uint8Array): Buffer {
  if (sealed[0] !== version[0]) throw new SealBroken();
  return decrypt(key, placeText(place), sealed.subarray(1));
}
