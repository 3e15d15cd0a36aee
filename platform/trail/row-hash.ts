import { canonicalBytes } from '../canonical-json.ts';
import { sha256, sha256Hex } from '../crypto/hash.ts';

const always = [
  'id',
  'streamId',
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
] as const;

/**
 * The members of a fact's row that its hash covers, by version; their order makes no difference to
 * the canonical bytes. A column that is added later goes into a new version, so that the hashes of
 * older rows stay right.
 */
const members = {
  1: [...always, 'seq'],
  /** Without `seq`, which would tell each side how many events the other has. */
  2: always,
  /** Of a fact that corrects another. */
  3: [...always, 'corrects'],
} as const satisfies Readonly<Record<number, readonly string[]>>;

export type RowHashVersion = keyof typeof members;

type Members<V extends RowHashVersion> = Readonly<
  Record<(typeof members)[V][number], string | number | Uint8Array | null>
>;

const plain = (name: string, value: string | number | Uint8Array | null): unknown => {
  if (!(value instanceof Uint8Array)) return value;
  // The ciphertext is covered by its own hash, so that the proof stays short.
  return name === 'sealed' ? sha256Hex(value) : Buffer.from(value).toString('hex');
};

/**
 * SHA-256 over a fact's row as stored. It covers the ciphertext and not the text, so that it can
 * still be checked when the data key has been destroyed.
 */
export function factRowHash<V extends RowHashVersion>(version: V, row: Members<V>): Buffer {
  const listed: readonly (keyof Members<V>)[] = members[version];
  return sha256(
    canonicalBytes(Object.fromEntries(listed.map((name) => [name, plain(name, row[name])]))),
  );
}
