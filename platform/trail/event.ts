import { canonicalBytes } from '../canonical-json.ts';
import { sha256 } from '../crypto/hash.ts';

/**
 * The content of an event of the trail, in the first version of its bytes. Instants are RFC 3339,
 * UTC.
 */
export type EventContent = {
  readonly stream: string;
  /** The event's number in its stream: from 1, without gaps. */
  readonly seq: number;
  readonly kind: string;
  readonly side: string;
  readonly actor: string;
  readonly function: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  /**
   * Id of the row that the event tells of, and the SHA-256 over that row as stored, in hexadecimal
   * digits.
   */
  readonly fact: string | null;
  readonly dataHash: string | null;
  readonly purpose: string | null;
};

const version = 1;

/** The bytes that are hashed and stored: RFC 8785. */
export function eventBytes(content: EventContent): Buffer {
  return canonicalBytes({ v: version, ...content });
}

const leafPrefix = Buffer.from([0x01]);

/** The previous hash of a stream's first event: 32 zero bytes. */
export const noHash: Buffer = Buffer.alloc(32);

/**
 * The hash of an event, `SHA-256(0x01 ‖ prevHash ‖ bytes)`. The 0x01 keeps an event's hash from
 * being taken for that of an inner node of a tree (RFC 9162).
 */
export function eventHash(prevHash: Uint8Array, bytes: Uint8Array): Buffer {
  return sha256(leafPrefix, prevHash, bytes);
}
