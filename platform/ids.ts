import { randomBytes, randomUUID } from 'node:crypto';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const latestTimestamp = 2 ** 48 - 1;

/**
 * A UUID of version 7 (RFC 9562 §5.7): the millisecond of `now`, then 74 random bits. Ids of the
 * same millisecond come in no order.
 * @param now ISO instant
 * @throws RangeError when `now` is not an instant from 1970 on
 */
export function newId(now: string): string {
  const timestamp = Date.parse(now);
  if (!(timestamp >= 0 && timestamp <= latestTimestamp)) {
    throw new RangeError('an id needs an instant from 1970 on');
  }
  const hex = timestamp.toString(16).padStart(12, '0');
  // Behind its version, at the fifteenth sign, a random UUID is laid out as one of version 7.
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${randomUUID().slice(15)}`;
}

/**
 * A public reference `ANM-XXXX-XXXX`: 40 random bits in Crockford's base 32 (no I, L, O, U), so it
 * tells neither order nor date. Not proof against collision by itself: the table's unique index is.
 */
export function newReference(): string {
  const letters = [...randomBytes(8)].map((byte) => crockford.charAt(byte & 31)).join('');
  return `ANM-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
