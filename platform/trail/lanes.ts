import { eventBytes, eventHash, type EventContent } from './event.ts';

/** How far one lane has come: its last event, and how many of its events are no mere looks. */
export type LaneHead = { readonly n: number; readonly hash: Buffer; readonly facts: number };

/**
 * The lanes of one stream. Each side's events form a chain of their own, because a number or a hash
 * in a common one would tell either side how much the other has done.
 */
export type Lanes<Side extends string = string> = {
  /** What each lane begins with: zeros, or the head of the chain that all sides once shared. */
  readonly firstHash: Buffer;
  /** Only lanes that have events, and of those only what the reader may see. */
  readonly heads: Readonly<Partial<Record<Side, LaneHead>>>;
};

export function headOfLane<Side extends string>(
  { firstHash, heads }: Lanes<Side>,
  lane: Side,
): LaneHead {
  return heads[lane] ?? { n: 0, hash: firstHash, facts: 0 };
}

/** The number of facts in these lanes, which is their reader's ETag. A look does not move it. */
export function factsIn<Side extends string>(
  { heads }: Lanes<Side>,
  isShown: (lane: Side) => boolean,
): number {
  const lanes = Object.entries<LaneHead | undefined>(heads) as [Side, LaneHead | undefined][];
  return lanes.reduce((sum, [lane, head]) => sum + (isShown(lane) ? (head?.facts ?? 0) : 0), 0);
}

export type Link = { readonly bytes: Buffer; readonly hash: Buffer };

const commonLane = 'both';

/**
 * Hangs one event on its lane.
 *
 * @param said all of the event that does not come from its place in the lane
 */
export function hang<Side extends string>(
  lanes: Lanes<Side>,
  said: Omit<EventContent, 'n' | 'after' | 'lane'> & { readonly lane: Side },
  isFact: boolean,
): { readonly lanes: Lanes<Side>; readonly link: Link } {
  const { lane } = said;
  const before = headOfLane(lanes, lane);
  const n = before.n + 1;
  const common = headOfLane(lanes, commonLane as Side).hash.toString('hex');
  const bytes = eventBytes({ ...said, n, after: lane === commonLane ? null : common });
  const hash = eventHash(before.hash, bytes);
  const head: LaneHead = { n, hash, facts: before.facts + (isFact ? 1 : 0) };
  return { lanes: { ...lanes, heads: { ...lanes.heads, [lane]: head } }, link: { bytes, hash } };
}
