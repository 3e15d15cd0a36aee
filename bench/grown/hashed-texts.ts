import type { FactRow } from '../../database/acting/fact-store.ts';
import { canonicalBytes } from '../../platform/canonical-json.ts';
import { sha256, sha256Hex } from '../../platform/crypto/hash.ts';
import { eventBytes, type EventContent } from '../../platform/trail/event.ts';

/** How a text of the life is told of one copy. */
type Told = (text: string) => string;

const mark = (name: string): string => `*${name}*`;

/** The parts of a canonical text around values that each copy has of its own. */
const around = (text: string, names: readonly string[]): readonly string[] => {
  const parts: string[] = [];
  let rest = text;
  for (const name of names) {
    const [before = '', ...after] = rest.split(JSON.stringify(mark(name)));
    if (after.length !== 1) throw new Error(`the text has no ${name}`);
    parts.push(before);
    [rest = ''] = after;
  }
  return [...parts, rest];
};

const quoted = (text: string | null): string => (text === null ? 'null' : `"${text}"`);

/** The members of a fact's row that its hash covers, in the second version. */
const hashedMembers = [
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
] as const satisfies readonly (keyof FactRow)[];

/**
 * Prepares the hash over a fact's row. Canonical text is made once for the life and not for each
 * copy, which would be most of the work.
 */
export function rowHashing(fact: FactRow): (told: Told, sealed: Buffer | null) => Buffer {
  const members = Object.fromEntries(hashedMembers.map((name) => [name, fact[name]]));
  const contentHash = fact.contentHash?.toString('hex') ?? null;
  const text = canonicalBytes({ ...members, contentHash, sealed: mark('sealed') }).toString();
  const [before = '', after = ''] = around(text, ['sealed']);
  return (told, sealed) =>
    sha256(Buffer.from(told(before) + quoted(sealed && sha256Hex(sealed)) + told(after)));
}

type OfCopy = Pick<EventContent, 'after' | 'dataHash' | 'salt'>;

/** Prepares the bytes of an event, in the same way. */
export function eventWriting(event: EventContent): (told: Told, own: OfCopy) => Buffer {
  const marked = { after: mark('after'), dataHash: mark('dataHash'), salt: mark('salt') };
  const text = eventBytes({ ...event, ...marked }).toString();
  const [first = '', second = '', third = '', last = ''] = around(text, Object.keys(marked));
  return (told, { after, dataHash, salt }) =>
    Buffer.from(
      [
        told(first),
        quoted(after),
        told(second),
        quoted(dataHash),
        told(third),
        quoted(salt),
        told(last),
      ].join(''),
    );
}
