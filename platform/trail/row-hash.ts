import { canonicalBytes } from '../canonical-json.ts';
import { sha256, sha256Hex } from '../crypto/hash.ts';

/**
 * The members of a fact's row that its hash covers, by version. A column that comes later is in a
 * later list, so that no hash of before is broken by it.
 */
const members = {
  1: [
    'id',
    'streamId',
    'seq',
    'kind',
    'side',
    'occurredAt',
    'personId',
    'clientId',
    'assignmentId',
    'role',
    'outcome',
    'about',
    'at',
    'assurance',
    'contentHash',
    'sealed',
  ],
} as const satisfies Readonly<Record<number, readonly string[]>>;

export type RowHashVersion = keyof typeof members;

type Members<V extends RowHashVersion> = Readonly<
  Record<(typeof members)[V][number], string | number | Uint8Array | null>
>;

const plain = (name: string, value: string | number | Uint8Array | null): unknown => {
  if (!(value instanceof Uint8Array)) return value;
  // The ciphertext by its own hash, so that the proof outlives the key and stays short.
  return name === 'sealed' ? sha256Hex(value) : Buffer.from(value).toString('hex');
};

/** SHA-256 over a fact's row as stored, ciphertext and all, so that the proof outlives the key. */
export function factRowHash<V extends RowHashVersion>(version: V, row: Members<V>): Buffer {
  const listed: readonly (keyof Members<V>)[] = members[version];
  return sha256(
    canonicalBytes(Object.fromEntries(listed.map((name) => [name, plain(name, row[name])]))),
  );
}
