import { randomBytes } from 'node:crypto';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const latestTimestamp = 2 ** 48 - 1;

const withDashes = (hex: string): string =>
  hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/**
 * A UUID of version 7 (RFC 9562 §5.7): the millisecond of `now`, then 74 random bits. Ids of the
 * same millisecond come in no order.
 * @param now ISO instant
 * @throws RangeError when `now` is not an instant from 1970 on
 */
export const newId = (now: string): string => {
  const timestamp = Date.parse(now);
  if (!(timestamp >= 0 && timestamp <= latestTimestamp)) {
    throw new RangeError('an id needs an instant from 1970 on');
  }
  const bytes = Buffer.alloc(16);
  randomBytes(10).copy(bytes, 6);
  bytes.writeUIntBE(timestamp, 0, 6);
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  return withDashes(bytes.toString('hex'));
};

/**
 * A public reference `ANM-XXXX-XXXX`: 40 random bits in Crockford's base 32 (no I, L, O, U), so it
 * tells neither order nor date. Not proof against collision by itself: the table's unique index is.
 */
export const newReference = (): string => {
  const letters = [...randomBytes(8)].map((byte) => crockford.charAt(byte & 31)).join('');
  return `ANM-${letters.slice(0, 4)}-${letters.slice(4)}`;
};
