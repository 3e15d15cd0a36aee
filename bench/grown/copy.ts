import { randomBytes, randomUUID } from 'node:crypto';
import type { StreamKey } from '../../database/acting/data-key-store.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { newId } from '../../platform/ids.ts';
import { eventHash, type EventContent } from '../../platform/trail/event.ts';
import { beginSeal, type StreamSeal } from '../../services/acting/seal.ts';
import { sealedContent } from '../../services/reports/report-content.ts';
import { uuidValue } from './binary-values.ts';
import { eventWriting, rowHashing } from './hashed-texts.ts';
import type { Life } from './life.ts';
import { retelling, type Changes } from './retelling.ts';

export type CopiedEvent = {
  readonly bytes: Buffer;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
};

/** What differs in one copy of a life, and has to be made for it anew. */
export type Copy = Changes & {
  /** The ids in PostgreSQL's binary form. */
  readonly idValues: readonly Buffer[];
  readonly reference: string;
  readonly wrapped: readonly StreamKey[];
  readonly content: Buffer;
  /** The secrets of the facts, sealed, by the facts' ids in the life. */
  readonly sealed: ReadonlyMap<string, Buffer>;
  /** In the order of the life's events. */
  readonly events: readonly CopiedEvent[];
  /** The hash of the last event of each lane. */
  readonly heads: ReadonlyMap<string, Buffer>;
};

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const references = 1n << 40n;
/** Odd, so that no two numbers below 2^40 become the same reference. */
const spread = 0x9e3779b97fn;

/** The reference of the copy with this number. No two are equal, and they come in no order. */
export function referenceOf(number: number): string {
  let rest = (BigInt(number) * spread) % references;
  let letters = '';
  for (let place = 0; place < 8; place += 1) {
    letters += crockford.charAt(Number(rest & 31n));
    rest >>= 5n;
  }
  return `ANM-${letters.slice(0, 4)}-${letters.slice(4)}`;
}

const millisecondOf = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

/** An id of the same version; one that holds its millisecond holds the later one. */
const anotherId = (id: string, laterSeconds: number): string =>
  id.charAt(14) === '7'
    ? newId(new Date(millisecondOf(id) + laterSeconds * 1000).toISOString())
    : randomUUID();

type Making = {
  readonly model: LifeToCopy;
  readonly seal: StreamSeal;
  readonly told: (text: string) => string;
};

type SealedFact = { readonly sealed: Buffer | null; readonly hash: Buffer };

/** Seals each secret in its new row, and hashes the row with it. */
const factsOf = ({ model, seal, told }: Making): ReadonlyMap<string, SealedFact> =>
  new Map(
    model.facts.map(({ id, side, secret, hashOf }) => {
      const place = { table: 'fact', id: told(id), side };
      const sealed = secret === null ? null : seal.seal(place, Buffer.from(told(secret)));
      return [id, { sealed, hash: hashOf(told, sealed) }];
    }),
  );

const noHash = Buffer.alloc(32);

/** Hangs the events on lanes of their own, each with a new salt. */
const chainOf = (
  { model, told }: Making,
  facts: ReadonlyMap<string, SealedFact>,
): Pick<Copy, 'events' | 'heads'> => {
  const heads = new Map<string, Buffer>();
  const events = model.events.map(({ lane, fact, dataHash, write }): CopiedEvent => {
    const prevHash = heads.get(lane) ?? noHash;
    const common = heads.get('both') ?? noHash;
    const bytes = write(told, {
      after: lane === 'both' ? null : common.toString('hex'),
      dataHash: facts.get(fact ?? '')?.hash.toString('hex') ?? dataHash,
      salt: randomBytes(16).toString('hex'),
    });
    const hash = eventHash(prevHash, bytes);
    heads.set(lane, hash);
    return { bytes, prevHash, hash };
  });
  return { events, heads };
};

type Tell = (text: string, changes: Changes) => string;

/** Tells texts of a life, each of which is taken apart once and not for every copy. */
const teller = (life: Life): Tell => {
  const places = new Map(life.ids.map((id, place) => [id, place]));
  const known = new Map<string, ReturnType<typeof retelling>>();
  return (text, changes) => {
    let retold = known.get(text);
    if (retold === undefined && !known.has(text)) {
      retold = retelling(text, places);
      known.set(text, retold);
    }
    return retold?.(changes) ?? text;
  };
};

type FactToCopy = Pick<Life['facts'][number], 'id' | 'side'> & {
  readonly secret: string | null;
  readonly hashOf: ReturnType<typeof rowHashing>;
};
type EventToCopy = Pick<EventContent, 'lane' | 'fact' | 'dataHash'> & {
  readonly write: ReturnType<typeof eventWriting>;
};

/** A life with all prepared that its copies have in common. */
export type LifeToCopy = Pick<Life, 'reportId' | 'ids' | 'content'> & {
  readonly tell: Tell;
  readonly facts: readonly FactToCopy[];
  readonly events: readonly EventToCopy[];
};

export function prepared(life: Life): LifeToCopy {
  const { reportId, ids, content } = life;
  return {
    reportId,
    ids,
    content,
    tell: teller(life),
    facts: life.facts.map((fact) => ({
      ...fact,
      secret: fact.secret?.toString() ?? null,
      hashOf: rowHashing(fact),
    })),
    events: life.events.map((event) => ({ ...event, write: eventWriting(event) })),
  };
}

/**
 * Makes of a life what its copy needs to be whole: keys, seals and hashes that fit its own ids.
 *
 * @param number counts the copies of a database, for their references
 * @param standIns who takes the place of somebody in the life, by their ids
 */
export function copyOf(
  model: LifeToCopy,
  keyring: Keyring,
  {
    number,
    laterSeconds,
    standIns,
  }: {
    readonly number: number;
    readonly laterSeconds: number;
    readonly standIns: ReadonlyMap<string, string>;
  },
): Copy {
  const ids = model.ids.map((id) => standIns.get(id) ?? anotherId(id, laterSeconds));
  const changes = { ids, laterSeconds };
  const told = (text: string): string => model.tell(text, changes);
  const reportId = told(model.reportId);
  const { seal, wrapped } = beginSeal(keyring, reportId);
  const making = { model, seal, told };
  const facts = factsOf(making);
  return {
    ...changes,
    idValues: ids.map(uuidValue),
    reference: referenceOf(number),
    wrapped,
    content: seal.seal(sealedContent(reportId), model.content),
    sealed: new Map([...facts].flatMap(([id, { sealed }]) => (sealed ? [[id, sealed]] : []))),
    ...chainOf(making, facts),
  };
}
