import type { Payload, PayloadCodec } from '@temporalio/common';
import { z } from 'zod';
import { decrypt, encrypt } from './aes-gcm.ts';
import { UnknownKey, type CodecKeys } from './keyring.ts';

const encoding = 'binary/encrypted';
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const metadataText = (payload: Payload, name: string): string =>
  Buffer.from(payload.metadata?.[name] ?? []).toString('utf8');

const bytes = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const innerPayload = z.strictObject({ metadata: z.record(z.string(), bytes), data: bytes });

const base64 = (value: Uint8Array | null | undefined): string =>
  Buffer.from(value ?? []).toString('base64');

const serialise = ({ metadata, data }: Payload): Uint8Array => {
  const entries = Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)]);
  return utf8(JSON.stringify({ metadata: Object.fromEntries(entries), data: base64(data) }));
};

const aad = (keyId: string): string => `temporal-payload|${keyId}`;

const keyOf = ({ keys }: CodecKeys, id: string): Buffer => {
  const key = keys.get(id);
  if (key === undefined) throw new UnknownKey(id);
  return key;
};

const encode = (codecKeys: CodecKeys, payload: Payload): Payload => ({
  metadata: { encoding: utf8(encoding), 'key-id': utf8(codecKeys.active) },
  data: encrypt(keyOf(codecKeys, codecKeys.active), aad(codecKeys.active), serialise(payload)),
});

const decode = (codecKeys: CodecKeys, payload: Payload): Payload => {
  if (metadataText(payload, 'encoding') !== encoding) return payload;
  const keyId = metadataText(payload, 'key-id');
  const plain = decrypt(keyOf(codecKeys, keyId), aad(keyId), payload.data ?? new Uint8Array());
  return innerPayload.parse(JSON.parse(plain.toString('utf8')));
};

/**
 * Seals every payload that leaves for Temporal (AES-256-GCM, key id in the clear part). A payload
 * that was never sealed, such as one the server itself makes, is decoded as it is. Only metadata
 * and data are carried: a payload kept outside Temporal would lose its reference, and we keep none
 * there.
 * @returns a codec whose `decode` throws UnknownKey for a key id it lacks and SealBroken for a
 *   changed body
 */
export function createPayloadCodec(codecKeys: CodecKeys): PayloadCodec {
  return {
    encode: async (payloads) => payloads.map((payload) => encode(codecKeys, payload)),
    decode: async (payloads) => payloads.map((payload) => decode(codecKeys, payload)),
  };
}
