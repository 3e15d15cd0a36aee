import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { decrypt, encrypt, SealBroken } from '../../../platform/crypto/aes-gcm.ts';

const key = randomBytes(32);
const plain = Buffer.from('något om ett barn');

it('opens what it sealed, with the same bytes as key in another place of memory', () => {
  const box = encrypt(key, 'here', plain);
  expect(decrypt(new Uint8Array(key), 'here', box)).toEqual(plain);
});

it.each([
  { what: 'another key', other: randomBytes(32) },
  { what: 'a shorter key', other: key.subarray(0, 16) },
  { what: 'an empty key', other: Buffer.alloc(0) },
])('tells of $what no more than that the seal did not open', ({ other }) => {
  const box = encrypt(key, 'here', plain);
  expect(() => decrypt(other, 'here', box)).toThrow(SealBroken);
});

it('refuses to seal with a key of another length', () => {
  expect(() => encrypt(key.subarray(0, 16), 'here', plain)).toThrow(/key/i);
});
