import {
  checkShape,
  expect,
  Flaw,
  hashOf,
  isHash,
  isHashOrNull,
  isInstant,
  isNumber,
  isObject,
  isText,
  isTextOrNull,
  readBytes,
  zeros,
  type Shape,
} from './checks.ts';
import { verifySharedChain, type SharedChain } from './shared-chain.ts';

/** A history in lanes: one chain for each side, and one for what both see. */
export type LanesHistory = {
  readonly stream: string;
  readonly side: string;
  readonly shared: Omit<SharedChain, 'stream'> | null;
  readonly lanes: readonly Lane[];
};
type Lane = {
  readonly lane: string;
  readonly head: { readonly n: number; readonly hash: string };
  readonly events: readonly unknown[];
};

type Row = Readonly<{ n: number; bytes: string; hash: string }>;
type EventJson = Readonly<{
  stream: string;
  lane: string;
  n: number;
  after: string | null;
  recordedAt: string;
}>;
type Shown = Pick<EventJson, 'after' | 'recordedAt'> & { readonly hash: string };
type Read = Lane & { readonly shown: readonly Shown[] };

/** The lanes that each side is given. */
const lanesOf: Readonly<Record<string, readonly string[]>> = {
  sender: ['both', 'sender'],
  receiver: ['both', 'receiver'],
  auditor: ['both', 'sender', 'receiver', 'auditor'],
};

const isSide = (value: unknown): boolean => Object.hasOwn(lanesOf, String(value));
export const lanesShape: Shape = {
  format: (value) => value === 'anmalan-history/2',
  stream: isText,
  side: isSide,
  shared: (value) => value === null || isObject(value),
  lanes: Array.isArray,
};
const sharedShape: Shape = {
  head: isObject,
  complete: (value) => typeof value === 'boolean',
  events: Array.isArray,
};
const laneShape: Shape = { lane: isText, head: isObject, events: Array.isArray };
const headShape: Shape = { n: (value) => value === 0 || isNumber(value), hash: isHash };
const rowShape: Shape = { n: isNumber, bytes: isText, hash: isHash };
const eventShape: Shape = {
  v: (value) => value === 2,
  stream: isText,
  lane: isText,
  n: isNumber,
  salt: (value) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value),
  after: isHashOrNull,
  kind: isText,
  actor: isText,
  function: isText,
  occurredAt: isInstant,
  recordedAt: isInstant,
  fact: isTextOrNull,
  dataHash: isHashOrNull,
  purpose: isTextOrNull,
};

type Begin = { readonly stream: string; readonly hash: string; readonly recordedAt: string };

/** Each event in its place: numbered without a gap, hung on the one before, recorded no earlier. */
const readLane = (lane: Lane, begin: Begin): Read => {
  const shown: Shown[] = [];
  for (const [index, value] of lane.events.entries()) {
    const where = `${lane.lane} ${index + 1}`;
    checkShape(value, rowShape, where);
    const row = value as Row;
    expect(row.n === index + 1, where, 'is missing, or stands in another place');
    const before = shown.at(-1) ?? begin;
    const event = readBytes(row.bytes, eventShape, where) as EventJson;
    expect(row.hash === hashOf(before.hash, row.bytes), where, 'does not hang on what came before');
    expect(event.stream === begin.stream, where, 'belongs to another stream');
    expect(event.lane === lane.lane, where, `belongs to the lane ${event.lane}`);
    expect(event.n === row.n, where, `says in its bytes that it is event ${event.n}`);
    expect(event.recordedAt >= before.recordedAt, where, 'was recorded before what came before it');
    shown.push({ after: event.after, recordedAt: event.recordedAt, hash: row.hash });
  }
  const ends = lane.head.n === shown.length && lane.head.hash === (shown.at(-1) ?? begin).hash;
  expect(ends, `head of ${lane.lane}`, `is not the last of the ${shown.length} events`);
  return { ...lane, shown };
};

/**
 * Checks where the events of one side stand among those of both: each names the head of the lane
 * `both` when it was written, which never goes back and agrees with the instants.
 */
const checkAfter = ({ lane, shown }: Read, both: readonly Shown[], begin: Begin): void => {
  const places = new Map([begin, ...both].map(({ hash }, index) => [hash, index]));
  let last = 0;
  for (const [index, { after, recordedAt }] of shown.entries()) {
    const where = `${lane} ${index + 1}`;
    const place = places.get(after ?? '');
    if (place === undefined) throw new Flaw(`${where}: comes after an event that both do not have`);
    const isBetween =
      place >= last &&
      recordedAt >= (both[place - 1]?.recordedAt ?? begin.recordedAt) &&
      recordedAt <= (both[place]?.recordedAt ?? recordedAt);
    expect(isBetween, where, 'does not stand where it says among the events of both');
    last = place;
  }
};

const checkLanes = ({ side, lanes }: LanesHistory): void => {
  for (const lane of lanes) {
    checkShape(lane, laneShape, 'lane');
    checkShape(lane.head, headShape, `head of ${lane.lane}`);
  }
  const expected = lanesOf[side]?.join(', ');
  const given = lanes.map(({ lane }) => lane).join(', ');
  expect(given === expected, 'file', `has the lanes ${given} and not ${expected}`);
};

const verifyBefore = ({ shared, stream, side }: LanesHistory) => {
  if (!shared) return { lines: [], begin: { stream, hash: zeros, recordedAt: '' } };
  checkShape(shared, sharedShape, 'shared');
  expect(shared.complete === (side === 'auditor'), 'shared', 'is not what this side is given');
  const { lines, lastRecordedAt } = verifySharedChain({ ...shared, stream });
  const begin = { stream, hash: shared.head.hash, recordedAt: lastRecordedAt };
  return { lines: lines.map((line) => `before the lanes: ${line}`), begin };
};

/** @throws Flaw @returns what was verified, line by line */
export function verifyLanes(history: LanesHistory): readonly string[] {
  checkLanes(history);
  const { lines, begin } = verifyBefore(history);
  const read = history.lanes.map((lane) => readLane(lane, begin));
  const both = read[0]?.shown ?? [];
  for (const lane of read.slice(1)) checkAfter(lane, both, begin);
  expect(
    both.every(({ after }) => after === null),
    'both',
    'commits to a lane of one side',
  );
  const recorded = read.flatMap(({ shown }) => shown.map(({ recordedAt }) => recordedAt)).sort();
  expect(recorded.length > 0 || lines.length > 0, 'file', 'shows no event');
  return [
    history.side === 'auditor'
      ? `valid: ${recorded.length} events, the complete history`
      : `valid: ${recorded.length} events, all that the ${history.side}’s side may see`,
    `stream ${history.stream}`,
    ...(recorded.length > 0 ? [`recorded from ${recorded[0]} to ${recorded.at(-1)}`] : []),
    ...read.map(({ lane, head }) => `lane ${lane}: event ${head.n}, ${head.hash}`),
    ...lines,
  ];
}
