import { describe, expect, it } from 'vitest';
import { sha256, sha256Hex } from '../../../platform/crypto/hash.ts';

describe('sha256', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('of %j is the vector of FIPS 180-4', (text, hash) => {
    expect(sha256Hex(Buffer.from(text))).toBe(hash);
    expect(sha256(Buffer.from(text)).toString('hex')).toBe(hash);
  });

  it('runs over its parts as one text', () => {
    expect(sha256(Buffer.from('a'), Buffer.from('bc'))).toEqual(sha256(Buffer.from('abc')));
  });
});
