import { describe, expect, it } from 'vitest';
import { canonicalBytes } from '../../../platform/canonical-json.ts';
import {
  beginCheck,
  checkEnd,
  checkNext,
  type ChainEnds,
  type ChainFlaw,
  type StoredLink,
} from '../../../platform/trail/check-chain.ts';
import { eventHash } from '../../../platform/trail/event.ts';
import { hang, type Lanes } from '../../../platform/trail/lanes.ts';

const stream = '019ab0c5-1c00-7a3e-9d51-6f0c2b7e4a10';
const municipalityId = '019ab0c0-0010-7d66-a2c4-1c3f7e5b9d43';
const unitId = '019ab0c0-0020-7e77-b3d5-2d4a8f6cae54';
const actorId = '019ab0c0-0030-7f88-84e6-3e5b9a7dbf65';

type Side = 'both' | 'sender' | 'receiver';
const at = (minute: number): string => `2026-11-16T09:0${minute}:00.000Z`;

const said = (minute: number) => ({
  stream,
  kind: 'reportRead',
  actor: actorId,
  function: `officer@${unitId}`,
  occurredAt: at(minute),
  recordedAt: at(minute),
  fact: null,
  dataHash: null,
  purpose: null,
});
const columns = (minute: number) => ({
  kind: 'reportRead',
  occurredAt: at(minute),
  recordedAt: at(minute),
  actorId,
  unitId,
  municipalityId,
});

/** Two events of before there were lanes. */
const sharedLinks = (): readonly StoredLink[] => {
  const links: StoredLink[] = [];
  for (const seq of [1, 2]) {
    const prevHash = links.at(-1)?.hash ?? Buffer.alloc(32);
    const bytes = canonicalBytes({ v: 1, ...said(seq), seq, side: 'both' });
    const hash = eventHash(prevHash, bytes);
    links.push({ seq, side: 'both', n: null, ...columns(seq), bytes, prevHash, hash });
  }
  return links;
};

/** Those, and one event after the other in these lanes. */
const written = (sides: readonly Side[], minuteOf = (seq: number): number => seq) => {
  const links = [...sharedLinks()];
  const firstHash = links.at(-1)?.hash ?? Buffer.alloc(32);
  let lanes: Lanes<Side> = { firstHash, heads: {} };
  for (const [index, side] of sides.entries()) {
    const seq = index + 3;
    const minute = minuteOf(seq);
    const prevHash = lanes.heads[side]?.hash ?? firstHash;
    const hung = hang(lanes, { ...said(minute), salt: 'ab'.repeat(16), lane: side }, true);
    ({ lanes } = hung);
    const n = lanes.heads[side]?.n ?? 0;
    links.push({ seq, side, n, ...columns(minute), prevHash, ...hung.link });
  }
  const ends: ChainEnds = {
    municipalityId,
    lastSeq: links.length,
    firstSeq: 2,
    firstHash,
    heads: lanes.heads,
  };
  return { links, ends };
};

const flawIn = (links: readonly StoredLink[], ends: ChainEnds): ChainFlaw | undefined => {
  let check = beginCheck(stream, ends);
  for (const link of links) {
    const next = checkNext(check, link);
    if ('flaw' in next) return next.flaw;
    ({ check } = next);
  }
  return checkEnd(check);
};

const sides = ['both', 'receiver', 'receiver', 'both', 'sender', 'receiver'] as const;

describe('the chains of a stream', () => {
  it('are whole from the chain that all sides shared on', () => {
    const { links, ends } = written(sides);
    expect(flawIn(links, ends)).toBeUndefined();
    expect(flawIn(written([]).links, written([]).ends)).toBeUndefined();
  });

  it.each(Array.from({ length: 8 }, (_, index) => index + 1))(
    'are broken where event %i is missing, or one bit of it is another',
    (seq) => {
      const { links, ends } = written(sides);
      expect(flawIn(links.toSpliced(seq - 1, 1), ends)).toEqual({
        lane: null,
        at: seq,
        why: 'missing',
      });
      const changed = links.map((link) => {
        const bytes = Buffer.from(link.bytes);
        bytes[30] = (bytes[30] ?? 0) ^ 1;
        return link.seq === seq ? { ...link, bytes } : link;
      });
      expect(flawIn(changed, ends)).toMatchObject({ at: seq, why: 'changed' });
    },
  );

  it('are broken where an event was recorded before the one it follows', () => {
    const { links, ends } = written(sides, (seq) => (seq === 6 ? 1 : seq));
    expect(flawIn(links, ends)).toEqual({ lane: 'both', at: 6, why: 'misplaced' });
  });

  it('are broken where a one-sided event names another place among those of both', () => {
    const { links, ends } = written(sides, () => 3);
    // The second of both now stands before an event that was written before it.
    const order = [...links.slice(0, 4), ...links.slice(5, 6), ...links.slice(4, 5)];
    const reordered = [...order, ...links.slice(6)].map((link, n) => ({ ...link, seq: n + 1 }));
    expect(flawIn(reordered, ends)).toEqual({ lane: 'receiver', at: 6, why: 'misplaced' });
  });

  it('are broken where an event of before the lanes stands behind one of a lane', () => {
    const { links, ends } = written(sides);
    const last = links[1];
    const again = last ? [...links.slice(0, 3), { ...last, seq: 4 }] : [];
    expect(flawIn(again, ends)).toMatchObject({ lane: 'shared', at: 4 });
  });

  it.each([
    ['kind', { kind: 'listRead' }],
    ['lane', { side: 'sender' }],
    ['number', { n: 7 }],
    ['doer', { actorId: unitId }],
    ['unit', { unitId: null }],
    ['municipality', { municipalityId: unitId }],
    ['day', { occurredAt: at(0) }],
  ] as const)('are broken where an event is filed under another %s', (_, change) => {
    const { links, ends } = written(sides);
    const misfiled = links.map((link) => (link.seq === 5 ? { ...link, ...change } : link));
    expect(flawIn(misfiled, ends)).toMatchObject({ at: 5, why: 'misfiled' });
  });

  it.each([
    ['counts more', (ends: ChainEnds) => ({ ...ends, lastSeq: 9 }), { at: 9, why: 'missing' }],
    [
      'has a lane end elsewhere',
      (ends: ChainEnds) => ({ ...ends, heads: { ...ends.heads, sender: ends.heads['both']! } }),
      { lane: 'sender', why: 'head' },
    ],
    [
      'knows nothing of a lane',
      (ends: ChainEnds) => ({ ...ends, heads: { both: ends.heads['both']! } }),
      { why: 'head' },
    ],
  ] as const)('are broken where the head %s', (_, change, flaw) => {
    const { links, ends } = written(sides);
    expect(flawIn(links, change(ends))).toMatchObject(flaw);
  });

  it('are broken where the shared chain ends elsewhere than the lanes begin', () => {
    const { links, ends } = written([]);
    const other = { ...ends, firstHash: Buffer.alloc(32, 1) };
    expect(flawIn(links, other)).toEqual({ lane: 'shared', at: 2, why: 'head' });
  });

  it('are broken where the bytes are no canonical text', () => {
    const { links, ends } = written(sides);
    const loose = links.map((link) => {
      if (link.seq !== 5) return link;
      const bytes = Buffer.from(` ${link.bytes.toString('utf8')}`);
      return { ...link, bytes, hash: eventHash(link.prevHash, bytes) };
    });
    expect(flawIn(loose, ends)).toMatchObject({ at: 5, why: 'changed' });
  });
});
