import { randomBytes, randomUUID } from 'node:crypto';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const latestTimestamp = 2 ** 48 - 1;

/**
 * A UUID of version 7 (RFC 9562 §5.7): the millisecond of `now`, then 74 random bits. Two ids of
 * the same millisecond can be in either order.
 * @param now ISO instant
 * @throws RangeError when `now` is not an instant from 1970 on
 */
export function newId(now: string): string {
  const timestamp = Date.parse(now);
  if (!(timestamp >= 0 && timestamp <= latestTimestamp)) {
    throw new RangeError('an id needs an instant from 1970 on');
  }
  const hex = timestamp.toString(16).padStart(12, '0');
  // The fifteenth character is the version; what follows it is laid out alike in a random UUID and
  // in one of version 7.
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${randomUUID().slice(15)}`;
}

/**
 * A random UUID, of version 4, for what must not tell by its id when it began: one of version 7
 * holds the millisecond.
 */
export function newTimelessId(): string {
  return randomUUID();
}

/**
 * A public reference `ANM-XXXX-XXXX`: 40 random bits in Crockford's base 32 (no I, L, O, U), so
 * that it tells neither order nor date. Two can be equal: it is the table's unique index that
 * refuses the second.
 */
export function newReference(): string {
  const letters = [...randomBytes(8)].map((byte) => crockford.charAt(byte & 31)).join('');
  return `ANM-${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/**
 * The reference that somebody has typed or heard: in any case, with or without hyphens and spaces,
 * with the letters that Crockford's base 32 leaves out for the digits they look like.
 *
 * @returns undefined for what is no reference
 */
export function readReference(typed: string): string | undefined {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '');
  const letters = plain
    .replace(/^ANM(?=.{8}$)/, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const isReference = new RegExp(`^[${crockford}]{8}$`).test(letters);
  return isReference ? `ANM-${letters.slice(0, 4)}-${letters.slice(4)}` : undefined;
}
