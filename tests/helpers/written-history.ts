import fc from 'fast-check';
import { canonicalBytes } from '../../platform/canonical-json.ts';
import { sha256 } from '../../platform/crypto/hash.ts';

/** What one event says, besides its place in the chain. */
export type Told = {
  readonly kind: string;
  readonly side: 'sender' | 'receiver' | 'both' | 'auditor';
  /** Milliseconds after the event before it, by the database's clock. */
  readonly later: number;
  readonly purpose: string | null;
};

type Row = {
  readonly seq: number;
  readonly bytes: string;
  readonly prevHash: string;
  readonly hash: string;
};

/** A history in the first format, whose one chain held the events of all sides. */
export type HistoryExport = {
  readonly format: 'anmalan-history/1';
  readonly stream: string;
  readonly complete: boolean;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly events: readonly Row[];
};
export type Overrides = Readonly<Record<string, unknown>>;

export const stream = '019a9c1e-8a00-7000-8000-000000000001';
const person = '019a9c1e-8a00-7000-8000-0000000000aa';
const began = Date.parse('2026-11-20T22:58:00.000Z');

/** Any bytes, rightly hashed. */
export function chained(prevHash: string, seq: number, bytes: string): Row {
  const hash = sha256(Uint8Array.of(1), Buffer.from(prevHash, 'hex'), Buffer.from(bytes, 'utf8'));
  return { seq, bytes, prevHash, hash: hash.toString('hex') };
}

/** One row that hangs on the hash before it, written as the writer of the trail would. */
export function row(
  prevHash: string,
  seq: number,
  { told, at, change = {} }: { told: Told; at: number; change?: Overrides },
): Row {
  const { kind, side, purpose } = told;
  const bytes = canonicalBytes({
    v: 1,
    stream,
    seq,
    kind,
    side,
    actor: person,
    function: 'officer@019a9c1e-8a00-7000-8000-0000000000bb',
    occurredAt: new Date(at).toISOString(),
    recordedAt: new Date(at).toISOString(),
    fact: null,
    dataHash: 'ab'.repeat(32),
    purpose,
    ...change,
  });
  return chained(prevHash, seq, bytes.toString('utf8'));
}

/** A whole chain from the first event on; `change` alters what single events say of themselves. */
export function write(
  told: readonly Told[],
  change: Readonly<Record<number, Overrides>> = {},
): HistoryExport {
  const events: Row[] = [];
  let at = began;
  for (const [index, one] of told.entries()) {
    const seq = index + 1;
    at += one.later;
    const prevHash = events.at(-1)?.hash ?? '00'.repeat(32);
    events.push(row(prevHash, seq, { told: one, at, change: change[seq] ?? {} }));
  }
  const head = { seq: events.length, hash: events.at(-1)?.hash ?? '00'.repeat(32) };
  return { format: 'anmalan-history/1', stream, complete: true, head, events };
}

export function sideOf({ bytes }: Row): string {
  return (JSON.parse(bytes) as { side: string }).side;
}

/** What one side is given of a whole history. */
export function forSide(history: HistoryExport, side: 'sender' | 'receiver'): HistoryExport {
  return {
    ...history,
    complete: false,
    events: history.events.filter((event) => ['both', side].includes(sideOf(event))),
  };
}

export function asFile(history: unknown): Buffer {
  return Buffer.from(JSON.stringify(history), 'utf8');
}

const anyTold = fc.record<Told>({
  kind: fc.constantFrom('reportSent', 'reportOpened', 'protectionAssessed', 'historyRead'),
  side: fc.constantFrom('sender', 'receiver', 'both'),
  later: fc.nat(100_000),
  purpose: fc.option(fc.string({ unit: 'binary', maxLength: 12 }), { nil: null }),
});

/** A valid, complete history of two to eight events. */
export const anyHistory = fc
  .array(anyTold, { minLength: 2, maxLength: 8 })
  .map((all) => write(all));
