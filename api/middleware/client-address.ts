import { sha256 } from '../../platform/crypto/hash.ts';

const mapped = /^::ffff:(?=[\d.]+$)/i;
const networkGroups = 4;

/** The eight groups of an IPv6 address, however it is shortened. */
const groupsOf = (address: string): readonly string[] => {
  const [before = '', after] = address.split('::');
  const head = before.split(':').filter(Boolean);
  const tail = (after ?? '').split(':').filter(Boolean);
  const left = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  return [...head, ...Array.from({ length: left }, () => '0'), ...tail].map((group) =>
    group.replace(/^0+(?=.)/, '').toLowerCase(),
  );
};

/**
 * Whom an address is counted as. IPv6 addresses count by their network (/64), since a household or
 * a rented machine has a whole one. It is a hash, so that no address stands in a dump of the
 * database.
 *
 * @param address as the connection or a trusted proxy states it
 */
export function addressKey(address: string): string {
  const plain = address.replace(mapped, '');
  const counted = plain.includes(':') ? groupsOf(plain).slice(0, networkGroups).join(':') : plain;
  return sha256(Buffer.from(counted)).toString('hex');
}
