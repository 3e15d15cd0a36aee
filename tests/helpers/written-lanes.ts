import fc from 'fast-check';
import { canonicalBytes } from '../../platform/canonical-json.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import { stream, write, type Overrides } from './written-history.ts';
import type { HistoryFile } from './whole-history.ts';

type LaneName = 'both' | 'sender' | 'receiver' | 'auditor';
export type LaneTold = { readonly lane: LaneName; readonly later: number };

const names: readonly LaneName[] = ['both', 'sender', 'receiver', 'auditor'];
const began = Date.parse('2026-11-30T08:00:00.000Z');

const chainedTo = (prevHash: string, bytes: string): string =>
  sha256(Uint8Array.of(1), Buffer.from(prevHash, 'hex'), Buffer.from(bytes, 'utf8')).toString(
    'hex',
  );

/**
 * The whole history of a stream, as an auditor is given it; `change` alters what single events say
 * of themselves, by `<lane> <n>`, before they are hashed.
 */
export function writeLanes(
  told: readonly LaneTold[],
  {
    change = {},
    shared = null,
  }: { change?: Readonly<Record<string, Overrides>>; shared?: HistoryFile['shared'] } = {},
): HistoryFile {
  const first = shared?.head.hash ?? '00'.repeat(32);
  const lanes = new Map(
    names.map((lane) => [lane, [] as { n: number; bytes: string; hash: string }[]]),
  );
  const headOf = (lane: LaneName): string => lanes.get(lane)?.at(-1)?.hash ?? first;
  let at = began;
  for (const { lane, later } of told) {
    const events = lanes.get(lane) ?? [];
    const n = events.length + 1;
    at += later;
    const bytes = canonicalBytes({
      v: 2,
      stream,
      lane,
      n,
      salt: 'ab'.repeat(16),
      after: lane === 'both' ? null : headOf('both'),
      kind: 'reportRead',
      actor: 'somebody',
      function: 'officer@unit',
      occurredAt: new Date(at).toISOString(),
      recordedAt: new Date(at).toISOString(),
      fact: null,
      dataHash: null,
      purpose: 'report.read',
      ...change[`${lane} ${n}`],
    }).toString('utf8');
    events.push({ n, bytes, hash: chainedTo(headOf(lane), bytes) });
  }
  return {
    format: 'anmalan-history/2',
    stream,
    side: 'auditor',
    shared,
    lanes: names.map((lane) => ({
      lane,
      head: { n: lanes.get(lane)?.length ?? 0, hash: headOf(lane) },
      events: lanes.get(lane) ?? [],
    })),
  };
}

/** What one side is given of it. */
export function lanesFor(history: HistoryFile, side: 'sender' | 'receiver'): HistoryFile {
  return {
    ...history,
    side,
    shared: history.shared && { ...history.shared, complete: false },
    lanes: history.lanes.filter(({ lane }) => lane === 'both' || lane === side),
  };
}

/** A chain of all sides from before there were lanes, of so many events. */
export function sharedOf(events: number): HistoryFile['shared'] {
  const told = { kind: 'reportRead', side: 'both', later: 1000, purpose: null } as const;
  const { head, complete, events: rows } = write(Array.from({ length: events }, () => told));
  return { head, complete, events: rows };
}

export const anyLanes = fc
  .record({
    told: fc.array(fc.record({ lane: fc.constantFrom(...names), later: fc.nat(5000) }), {
      minLength: 1,
      maxLength: 12,
    }),
    before: fc.nat(3),
  })
  .map(({ told, before }) => writeLanes(told, { shared: before === 0 ? null : sharedOf(before) }));
