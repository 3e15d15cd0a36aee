import { expect, it } from 'vitest';
import { addressKey } from '../../../api/middleware/client-address.ts';

it.each([
  ['203.0.113.7', '::ffff:203.0.113.7'],
  ['2001:db8:0:7::1', '2001:db8:0:7:ffff:ffff:ffff:ffff'],
  ['2001:db8::1', '2001:0DB8:0:0:1::'],
  ['::1', '0:0:0:0:0:0:0:2'],
])('%s and %s are counted as one', (one, other) => {
  expect(addressKey(one)).toBe(addressKey(other));
});

it.each([
  ['203.0.113.7', '203.0.113.8'],
  ['2001:db8:0:7::1', '2001:db8:0:8::1'],
  ['::1', '127.0.0.1'],
])('%s and %s are counted apart', (one, other) => {
  expect(addressKey(one)).not.toBe(addressKey(other));
});

it('shows no address, and is of one length whatever a proxy states', () => {
  for (const address of ['203.0.113.7', 'x'.repeat(10_000), '']) {
    expect(addressKey(address)).toMatch(/^[0-9a-f]{64}$/);
  }
});
