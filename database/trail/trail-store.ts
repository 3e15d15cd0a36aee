import type { RowSide } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { EventKind } from '../../domain/kinds.ts';
import { readPage, type PagedRows, type RowPage } from '../pages.ts';
import {
  bytes,
  count,
  instant,
  orNull,
  readRows,
  selection,
  text,
  uuid,
  type RowOf,
} from '../rows.ts';
import type { Tx } from '../transaction.ts';

const told = {
  streamId: uuid('stream_id'),
  seq: count('seq'),
  side: text<RowSide>('side'),
  /** Number in the lane; null in the chain that all sides once shared. */
  n: orNull(count('n')),
  kind: text<EventKind>('kind'),
  occurredAt: instant('occurred_at'),
  /** Null where a part of the system acted. */
  actorId: orNull(uuid('actor_id')),
  unitId: orNull(uuid('unit_id')),
  bytes: bytes('bytes'),
  prevHash: bytes('prev_hash'),
  hash: bytes('hash'),
};
const events = selection('audit_event', told);
export type ToldEvent = RowOf<typeof events>;

/** What events are chosen by; what is left out narrows nothing. */
export type EventFilter = {
  readonly kinds?: readonly EventKind[] | undefined;
  readonly actorId?: string | undefined;
  readonly unitId?: string | undefined;
  /** From this instant on, and before that one. */
  readonly from?: Instant | undefined;
  readonly until?: Instant | undefined;
};

const conditions: Readonly<Record<keyof EventFilter, string>> = {
  kinds: 'kind = any(:kinds)',
  actorId: 'actor_id = :actorId',
  unitId: 'unit_id = :unitId',
  from: 'occurred_at >= :from',
  until: 'occurred_at < :until',
};

const chosenBy = (filter: EventFilter): readonly string[] =>
  (Object.keys(conditions) as (keyof EventFilter)[])
    .filter((name) => filter[name] !== undefined)
    .map((name) => conditions[name]);

const where = (all: readonly string[]): string =>
  all.length > 0 ? `where ${all.join(' and ')}` : '';

/**
 * A stream's own events that the caller may be shown, numbered among each other, and after them the
 * looks at lists that showed the stream, which stand in their readers' own.
 */
const ofStream = `(
  select e.*, row_number() over (order by e.seq) as number from audit_event e
    where e.stream_id = :streamId and e.side = any(:sides)
  union all
  select e.*, null as number from audit_subject a join audit_event e using (stream_id, seq)
    where a.report_id = :streamId and :lists) told`;

const numbered = selection(ofStream, {
  ...told,
  /** Place among the events of the stream that the caller may be shown; null for a list. */
  number: orNull(count('number')),
});
export type NumberedEvent = RowOf<typeof numbered>;

/** Which part of a stream's history a caller may be shown: the lanes, and who saw it in a list. */
export type HistoryOf = {
  readonly streamId: string;
  readonly sides: readonly RowSide[];
  readonly lists: boolean;
};

/** A page of a stream's history in the order in which it was recorded, the oldest first. */
export async function readHistoryPage(
  tx: Tx,
  of: HistoryOf,
  filter: EventFilter,
  page: RowPage,
): Promise<PagedRows<NumberedEvent>> {
  const paged = {
    where: where(chosenBy(filter)),
    order: 'recorded_at, number, stream_id, seq',
    bindings: { ...of, ...filter },
  };
  return readPage(tx, numbered, paged, page);
}

const actors = selection(`(select distinct actor_id, unit_id from ${ofStream}) acted`, {
  actorId: orNull(uuid('actor_id')),
  unitId: orNull(uuid('unit_id')),
});

/** Who acted in a history and at which units, as far as a caller may be shown it. */
export async function readHistoryActors(
  tx: Tx,
  of: HistoryOf,
): Promise<readonly RowOf<typeof actors>[]> {
  return readRows(tx, actors, '', { ...of });
}

/** Where a page of a search ended. */
export type EventPlace = Pick<ToldEvent, 'occurredAt' | 'streamId' | 'seq'>;

/** Where events are searched: in a municipality's streams, or in the history of one report. */
export type SearchedIn = { readonly municipalityId: string } | { readonly streamId: string };

const ownOrShown = `(municipality_id = :municipalityId or (kind = 'listRead' and exists (
  select from audit_subject a join stream s on s.id = a.report_id
  where a.stream_id = audit_event.stream_id and a.seq = audit_event.seq
    and s.municipality_id = :municipalityId offset 0)))`;

/**
 * The events that may be found. Of one person or unit those lists are too that stand in a stream of
 * another municipality and showed one of this.
 */
const within = (place: SearchedIn, { actorId, unitId }: EventFilter): readonly string[] => {
  if ('streamId' in place) return [];
  return [(actorId ?? unitId) ? ownOrShown : 'municipality_id = :municipalityId'];
};

const everySide: readonly RowSide[] = ['both', 'sender', 'receiver', 'auditor'];

/**
 * Events that row-level security shows, the newest first.
 *
 * @param after where the page before ended; null for the first
 */
export async function searchEvents(
  tx: Tx,
  place: SearchedIn,
  filter: EventFilter,
  { after, limit }: { readonly after: EventPlace | null; readonly limit: number },
): Promise<readonly ToldEvent[]> {
  const from = 'streamId' in place ? selection(ofStream, told) : events;
  const beyond = '(occurred_at, stream_id, seq) < (:afterAt, :afterStream, :afterSeq)';
  const chosen = [...within(place, filter), ...chosenBy(filter), ...(after ? [beyond] : [])];
  const newestFirst = 'order by occurred_at desc, stream_id desc, seq desc limit :limit';
  return readRows(tx, from, `${where(chosen)} ${newestFirst}`, {
    ...place,
    ...filter,
    sides: everySide,
    lists: true,
    afterAt: after?.occurredAt,
    afterStream: after?.streamId,
    afterSeq: after?.seq,
    limit,
  });
}

const shownInLists = selection('audit_subject a join report r on r.id = a.report_id', {
  streamId: uuid('a.stream_id'),
  seq: count('a.seq'),
  id: uuid('r.id'),
  reference: text('r.reference'),
});

/** The reports of a municipality that each of these lists showed. */
export async function readShownIn(
  tx: Tx,
  municipalityId: string,
  lists: readonly Pick<ToldEvent, 'streamId' | 'seq'>[],
): Promise<readonly RowOf<typeof shownInLists>[]> {
  if (lists.length === 0) return [];
  return readRows(
    tx,
    shownInLists,
    `where (a.stream_id, a.seq) in (
       select * from unnest(cast(:streams as uuid[]), cast(:seqs as bigint[])))
       and r.municipality_id = :municipalityId
     order by r.reference`,
    {
      municipalityId,
      streams: lists.map(({ streamId }) => streamId),
      seqs: lists.map(({ seq }) => seq),
    },
  );
}

const links = selection('audit_event', {
  ...told,
  recordedAt: instant('recorded_at'),
  municipalityId: uuid('municipality_id'),
});
export type EventLink = RowOf<typeof links>;

/** Events of all lanes that row-level security shows this caller, with numbers in (after, upTo]. */
export async function readLinks(
  tx: Tx,
  streamId: string,
  of: { readonly after: number; readonly upTo: number; readonly limit: number },
): Promise<readonly EventLink[]> {
  return readRows(
    tx,
    links,
    'where stream_id = :streamId and seq > :after and seq <= :upTo order by seq limit :limit',
    { streamId, ...of },
  );
}
