import { canonicalBytes } from '../canonical-json.ts';
import { sha256 } from '../crypto/hash.ts';

/**
 * The content of an event of the trail, in the second version of its bytes. Instants are RFC 3339,
 * UTC. `docs/proof.md` tells both versions to whoever verifies a history.
 */
export type EventContent = {
  readonly stream: string;
  /** The lane of the stream that the event stands in: that of the side which may see it. */
  readonly lane: string;
  /** The event's number in its lane: from 1, without gaps. */
  readonly n: number;
  /** 128 random bits in hexadecimal digits, so that nobody can guess an event from its hash. */
  readonly salt: string;
  /**
   * The head of the lane `both` when the event was written, in hexadecimal digits, which places a
   * one-sided event among those that both sides see. Null in the lane `both` itself: it tells
   * nothing of the lanes of one side.
   */
  readonly after: string | null;
  readonly kind: string;
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

const version = 2;

/** The bytes that are hashed and stored: RFC 8785. */
export function eventBytes(content: EventContent): Buffer {
  return canonicalBytes({ v: version, ...content });
}

const leafPrefix = Buffer.from([0x01]);

/**
 * The hash of an event, `SHA-256(0x01 ‖ prevHash ‖ bytes)`. The 0x01 keeps an event's hash from
 * being taken for that of an inner node of a tree (RFC 9162).
 */
export function eventHash(prevHash: Uint8Array, bytes: Uint8Array): Buffer {
  return sha256(leafPrefix, prevHash, bytes);
}
