import { canonicalBytes } from '../../platform/canonical-json.ts';
import { newDataKey, seal, unseal } from '../../platform/crypto/envelope.ts';
import type { Keyring, WrappedKey, WrapPlace } from '../../platform/crypto/keyring.ts';

/** Where something stands that one person has written for herself, and what its key is bound to. */
export type OwnPlace = {
  readonly table: string;
  readonly id: string;
  readonly wrapPlace: Exclude<WrapPlace, 'unbound'>;
};

/** What somebody typed, by the names of the fields. */
export type TypedFields = Readonly<Record<string, string>>;

const placeOf = ({ table, id }: OwnPlace) => ({ table, id, keyId: id });

/** Seals what belongs to no stream under a key of its own, whose wrapping stands in the same row. */
export function sealOwn(
  keyring: Keyring,
  place: OwnPlace,
  value: unknown,
): WrappedKey & { readonly sealed: Buffer } {
  const key = newDataKey();
  return { ...keyring.wrap(key, place.wrapPlace), sealed: sealOwnAgain(key, place, value) };
}

/** Seals another value under the same key. */
export function sealOwnAgain(key: Uint8Array, place: OwnPlace, value: unknown): Buffer {
  return seal(key, placeOf(place), canonicalBytes(value));
}

/** @throws SealBroken when row, person or any byte is another than at sealing */
export function unsealOwn(key: Uint8Array, place: OwnPlace, sealed: Uint8Array): unknown {
  return JSON.parse(unseal(key, placeOf(place), sealed).toString('utf8'));
}
