import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newDataKey, seal, SealBroken, unseal } from '../../../platform/crypto/envelope.ts';

const key = newDataKey();
const place = { table: 'report_content', id: 'report-1', keyId: 'stream-1' };
const text = Buffer.from('Läraren hörde barnet berätta');

describe('a sealed column', () => {
  it('opens to the same bytes with the same key at the same place', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(unseal(key, place, seal(key, place, bytes))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('is version 1, nonce, tag and body, and never twice the same', () => {
    const first = seal(key, place, text);
    expect(first[0]).toBe(1);
    expect(first).toHaveLength(1 + 12 + 16 + text.length);
    expect(first.includes(Buffer.from('barnet'))).toBe(false);
    expect(seal(key, place, text)).not.toEqual(first);
  });

  it.each([
    ['another key', newDataKey(), place],
    ['another table', key, { ...place, table: 'letter' }],
    ['another row', key, { ...place, id: 'report-2' }],
    ['another key id', key, { ...place, keyId: 'stream-2' }],
    ['a key of the wrong length', key.subarray(1), place],
  ])('does not open with %s', (_, otherKey, otherPlace) => {
    expect(() => unseal(otherKey, otherPlace, seal(key, place, text))).toThrow(SealBroken);
  });

  it('does not open when any bit is changed or any byte is missing', () => {
    const sealed = seal(key, place, text);
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const changed = Buffer.from(sealed);
        changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(() => unseal(key, place, changed)).toThrow(SealBroken);
        expect(() => unseal(key, place, sealed.subarray(0, bit >> 3))).toThrow(SealBroken);
      }),
    );
  });

  it('says nothing about what did not open', () => {
    const sealed = seal(key, place, text);
    const refusal = (): unknown => unseal(newDataKey(), place, sealed);
    expect(refusal).toThrow(/^a sealed value did not open$/);
    expect(refusal).toThrow(expect.not.objectContaining({ cause: expect.anything() }));
  });

  it('has a place that cannot be written in two ways', () => {
    expect(() => seal(key, { ...place, id: 'a|b' }, text)).toThrow(TypeError);
  });
});

describe('newDataKey', () => {
  it('is 256 random bits', () => {
    expect(newDataKey()).toHaveLength(32);
    expect(newDataKey()).not.toEqual(newDataKey());
  });
});
