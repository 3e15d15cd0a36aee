import type { RowSide } from '../../domain/access/roles.ts';
import type { Instant, LocalDate } from '../../domain/calendar/time.ts';
import type { StreamKind } from '../../domain/kinds.ts';
import type { LaneHead, Lanes } from '../../platform/trail/lanes.ts';
import {
  bytes,
  columnsOf,
  count,
  decoded,
  instant,
  json,
  orNull,
  readRows,
  rowsOf,
  selection,
  text,
  uuid,
  type RowOf,
} from '../rows.ts';
import type { Tx } from '../transaction.ts';

type StoredLane = { readonly n: number; readonly hash: string; readonly facts: number };

/** What `lock_stream` and `begin_stream` answer: the head of a stream that is now locked. */
const heads = selection('stream_head', {
  id: uuid('id'),
  kind: text<StreamKind>('kind'),
  municipalityId: uuid('municipality_id'),
  organisationId: orNull(uuid('organisation_id')),
  /** Number of the last event of all lanes, for the order in which they came. It is shown to nobody. */
  lastSeq: count('last_seq'),
  /** Number and hash of the last event before there were lanes: 0 and zeros when there is none. */
  firstSeq: count('first_seq'),
  firstHash: bytes('first_hash'),
  /**
   * When the row was locked, by the database's clock, and never before the stream's last event: the
   * instants of a chain never go backwards.
   */
  recordedAt: instant('recorded_at'),
  lanes: json<Readonly<Partial<Record<RowSide, StoredLane>>>>('lanes'),
});

/** The head of a stream, with the lanes that row-level security shows this caller. */
export type StreamHead = Omit<RowOf<typeof heads>, 'lanes' | 'firstHash'> & Lanes<RowSide>;

const laneHead = ([side, { n, hash, facts }]: [string, StoredLane]): [string, LaneHead] => [
  side,
  { n, hash: Buffer.from(hash, 'hex'), facts },
];

const headIn = (result: unknown): StreamHead | undefined => {
  const [row] = rowsOf(result);
  if (!row) return undefined;
  const { lanes, ...head } = decoded(heads, row);
  return { ...head, heads: Object.fromEntries(Object.entries(lanes).map(laneHead)) };
};

/**
 * Locks a stream's head row until the transaction ends. Of two simultaneous deeds the second waits
 * here, and then sees what the first has done.
 *
 * @returns undefined when there is no such stream, or row-level security hides it
 */
export async function lockStream(tx: Tx, id: string): Promise<StreamHead | undefined> {
  return headIn(await tx.raw(`select ${columnsOf(heads)} from lock_stream(?)`, [id]));
}

/** The head of a stream as it stands, not locked: the next deed may move it at once. */
const standingHeads = selection<RowOf<typeof heads>>('stream s', {
  ...heads.columns,
  recordedAt: instant('greatest(clock_timestamp(), s.last_recorded_at)'),
  lanes: json(`(select coalesce(jsonb_object_agg(l.side, jsonb_build_object(
      'n', l.n, 'hash', encode(l.hash, 'hex'), 'facts', l.facts)), '{}')
    from lane l where l.stream_id = s.id)`),
});

/**
 * Reads a stream's head without locking it, in one statement, so that its lanes fit together.
 *
 * @returns undefined when there is no such stream, or row-level security hides it
 */
export async function readHead(tx: Tx, id: string): Promise<StreamHead | undefined> {
  return headIn(
    await tx.raw(`select ${columnsOf(standingHeads)} from ${standingHeads.from} where s.id = ?`, [
      id,
    ]),
  );
}

/** Those of these streams that there are and that row-level security shows. */
export async function streamsInSight(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  const streams = selection('stream', { id: uuid('id') });
  const found = await readRows(tx, streams, 'where id = any(?)', [ids]);
  return found.map(({ id }) => id);
}

/**
 * Begins the stream of a report that another municipality has forwarded and that is not made yet, its
 * head row locked. No other stream is the worker's to begin.
 */
export async function beginForwardedStream(
  tx: Tx,
  id: string,
  forwardingId: string,
): Promise<StreamHead> {
  const head = headIn(
    await tx.raw(`select ${columnsOf(heads)} from begin_forwarded(?, ?)`, [id, forwardingId]),
  );
  if (!head) throw new Error('a stream exists that its own actor cannot see');
  return head;
}

/** The stream of a municipality's own duties, which begins with the first; its head row is locked. */
export async function beginHouse(tx: Tx, municipalityId: string): Promise<StreamHead> {
  const head = headIn(
    await tx.raw(`select ${columnsOf(heads)} from begin_house(?)`, [municipalityId]),
  );
  if (!head) throw new Error('a stream exists that its own actor cannot see');
  return head;
}

/**
 * The stream of a municipality's meeting in a term, its head row locked. Undefined where that term
 * has one already.
 */
export async function beginTermMeeting(
  tx: Tx,
  {
    id,
    municipalityId,
    ownerUnitId,
    termFirst,
    at,
  }: {
    readonly id: string;
    readonly municipalityId: string;
    readonly ownerUnitId: string;
    readonly termFirst: LocalDate;
    readonly at: Instant;
  },
): Promise<StreamHead | undefined> {
  const begun = `select ${columnsOf(heads)} from begin_term_meeting(?, ?, ?, ?, ?)`;
  return headIn(await tx.raw(begun, [id, municipalityId, ownerUnitId, termFirst, at]));
}

/**
 * The stream of the artificial report of a municipality and day, its head row locked. Undefined where
 * that day has one already.
 */
export async function beginSynthetic(
  tx: Tx,
  {
    id,
    municipalityId,
    day,
    at,
  }: {
    readonly id: string;
    readonly municipalityId: string;
    readonly day: LocalDate;
    readonly at: Instant;
  },
): Promise<StreamHead | undefined> {
  const begun = `select ${columnsOf(heads)} from begin_synthetic(?, ?, ?, ?)`;
  return headIn(await tx.raw(begun, [id, municipalityId, day, at]));
}

export type NewStream = Pick<StreamHead, 'id' | 'kind' | 'municipalityId' | 'organisationId'>;

/**
 * Begins a stream in this transaction, its head row locked. A person's stream is begun by her first
 * deed or look, so there an existing row is locked instead.
 */
export async function beginStream(
  tx: Tx,
  { id, kind, municipalityId, organisationId }: NewStream,
): Promise<StreamHead> {
  const head = headIn(
    await tx.raw(`select ${columnsOf(heads)} from begin_stream(?, ?, ?, ?)`, [
      id,
      kind,
      municipalityId,
      organisationId,
    ]),
  );
  if (!head) throw new Error('a stream exists that its own actor cannot see');
  return head;
}

const kindsOfStreams = selection('stream', { id: uuid('id'), kind: text<StreamKind>('kind') });

/** Of which kind each of these streams is, as far as row-level security shows. */
export async function readStreamKinds(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StreamKind>> {
  const found = await readRows(tx, kindsOfStreams, 'where id = any(?)', [ids]);
  return new Map(found.map(({ id, kind }) => [id, kind]));
}
