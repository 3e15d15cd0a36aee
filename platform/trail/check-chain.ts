import { canonicalBytes } from '../canonical-json.ts';
import { eventHash } from './event.ts';

/** An event as it is stored, with the columns that say of it what its bytes say. */
export type StoredLink = {
  readonly seq: number;
  readonly side: string;
  /** Null in the chain that all sides once shared. */
  readonly n: number | null;
  readonly kind: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  /** Null where a part of the system acted. */
  readonly actorId: string | null;
  readonly unitId: string | null;
  readonly municipalityId: string;
  readonly bytes: Buffer;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
};

/** Whose a stream is by its head, and where its chains end. */
export type ChainEnds = {
  readonly municipalityId: string;
  readonly lastSeq: number;
  readonly firstSeq: number;
  readonly firstHash: Buffer;
  readonly heads: Readonly<Partial<Record<string, { readonly n: number; readonly hash: Buffer }>>>;
};

/**
 * What is wrong with a chain: an event is missing, is not what was hashed, does not hang on the one
 * before, is filed as another than it is, or the head names another end.
 */
export const chainFaults = ['missing', 'changed', 'misplaced', 'misfiled', 'head'] as const;
export type ChainFault = (typeof chainFaults)[number];

/** The first flaw: in which lane, at which event of the stream, and of which kind. */
export type ChainFlaw = {
  /** `shared` for the chain of before there were lanes; null for an event that is not there. */
  readonly lane: string | null;
  readonly at: number;
  readonly why: ChainFault;
};

/** How far a stream has been checked; it stays as small as the stream grows long. */
export type ChainCheck = {
  readonly stream: string;
  readonly ends: ChainEnds;
  readonly checked: number;
  readonly recordedAt: string;
  readonly shared: Buffer;
  readonly lanes: ReadonlyMap<string, { readonly n: number; readonly hash: Buffer }>;
};

const zeros = Buffer.alloc(32);
const common = 'both';
const shared = 'shared';

export function beginCheck(stream: string, ends: ChainEnds): ChainCheck {
  return { stream, ends, checked: 0, recordedAt: '', shared: zeros, lanes: new Map() };
}

const laneOf = ({ lanes, ends }: ChainCheck, side: string) =>
  lanes.get(side) ?? { n: 0, hash: ends.firstHash };

type Said = Readonly<Record<string, unknown>>;

/** What the bytes say; undefined when they are not the canonical text of an object. */
const saidIn = (bytes: Buffer): Said | undefined => {
  try {
    const said: unknown = JSON.parse(bytes.toString('utf8'));
    const isObject = typeof said === 'object' && said !== null && !Array.isArray(said);
    return isObject && canonicalBytes(said).equals(bytes) ? (said as Said) : undefined;
  } catch {
    return undefined;
  }
};

/** Whether the columns, by which events are found and shown, say what was hashed. */
const isFiled = (link: StoredLink, said: Said, { stream, ends }: ChainCheck): boolean => {
  const { n, seq, side, kind, occurredAt, recordedAt } = link;
  const place = n === null ? { v: 1, seq, side } : { v: 2, n, lane: side };
  const filed = { ...place, stream, kind, occurredAt, recordedAt };
  const function_ = String(said['function']);
  const actorId = function_.startsWith('system/') ? null : said['actor'];
  return (
    Object.entries(filed).every(([name, value]) => said[name] === value) &&
    actorId === link.actorId &&
    (function_.split('@')[1] ?? null) === link.unitId &&
    ends.municipalityId === link.municipalityId
  );
};

/** Whether it stands after what came before: the number, the link, the events of both, the instant. */
const isPlaced = (check: ChainCheck, link: StoredLink, said: Said): boolean => {
  if (link.recordedAt < check.recordedAt) return false;
  if (link.n === null) return link.prevHash.equals(check.shared) && check.lanes.size === 0;
  const before = laneOf(check, link.side);
  const after = link.side === common ? null : laneOf(check, common).hash.toString('hex');
  return link.n === before.n + 1 && link.prevHash.equals(before.hash) && said['after'] === after;
};

const faultOf = (check: ChainCheck, link: StoredLink): ChainFault | undefined => {
  if (link.seq !== check.checked + 1) return 'missing';
  const said = saidIn(link.bytes);
  if (!said || !eventHash(link.prevHash, link.bytes).equals(link.hash)) return 'changed';
  if (!isFiled(link, said, check)) return 'misfiled';
  return isPlaced(check, link, said) ? undefined : 'misplaced';
};

/**
 * Checks the next event of a stream, in the order in which they were recorded.
 *
 * @returns how far the check has come now, or the flaw
 */
export function checkNext(
  check: ChainCheck,
  link: StoredLink,
): { readonly check: ChainCheck } | { readonly flaw: ChainFlaw } {
  const lane = link.n === null ? shared : link.side;
  const why = faultOf(check, link);
  if (why) return { flaw: { lane: why === 'missing' ? null : lane, at: check.checked + 1, why } };
  const { seq, n, side, hash, recordedAt } = link;
  const moved =
    n === null ? { shared: hash } : { lanes: new Map([...check.lanes, [side, { n, hash }]]) };
  return { check: { ...check, ...moved, checked: seq, recordedAt } };
}

/** What is wrong with the end of a stream; undefined when it ends as its head says. */
export function checkEnd(check: ChainCheck): ChainFlaw | undefined {
  const { ends, checked, lanes } = check;
  if (checked !== ends.lastSeq) return { lane: null, at: checked + 1, why: 'missing' };
  if (!check.shared.equals(ends.firstHash)) {
    return { lane: shared, at: ends.firstSeq, why: 'head' };
  }
  const sides = new Set([...lanes.keys(), ...Object.keys(ends.heads)]);
  const other = [...sides].find((side) => {
    const head = ends.heads[side];
    const { n, hash } = laneOf(check, side);
    return head ? head.n !== n || !head.hash.equals(hash) : n > 0;
  });
  return other === undefined ? undefined : { lane: other, at: ends.lastSeq, why: 'head' };
}
