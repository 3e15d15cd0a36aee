import { addDays, localDate } from '../../domain/calendar/time.ts';
import type { EventKind } from '../../domain/kinds.ts';
import { streamsInSight } from '../../database/acting/stream-store.ts';
import { referencesOf, reportOfReference } from '../../database/reports/report-store.ts';
import type { SearchedIn, ToldEvent } from '../../database/trail/trail-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { readReference } from '../../platform/ids.ts';
import { homeOf, type Caller } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookAcross } from '../acting/look-across.ts';
import { instantsOf, type Days } from './event-filter.ts';
import { findEvents, type EventPage, type FoundPage } from './event-pages.ts';
import { trailRows, type TrailRow } from './trail-rows.ts';

/** What an auditor can search by; never by a child. What is left out narrows nothing. */
export type TrailSearch = Days & {
  readonly reference?: string | undefined;
  readonly personId?: string | undefined;
  /** The unit at which somebody acted. */
  readonly unitId?: string | undefined;
  readonly kind?: EventKind | undefined;
};

export type FoundRow = TrailRow & {
  /** The stream in which the event stands, and its reference where that is a report. */
  readonly streamId: string;
  readonly reference: string | null;
};

export type FoundEvents = FoundPage<FoundRow> & {
  /** The days that were searched, which are the last thirty where nothing else narrows the search. */
  readonly days: Days;
};

const daysSearched = 30;

/** A search that only a kind narrows, or nothing, would read all that ever happened. */
const daysOf = ({ from, to, ...search }: TrailSearch, { at }: Call): Days => {
  const isNarrow = search.reference ?? search.personId ?? search.unitId ?? from;
  if (isNarrow !== undefined) return { from, to };
  return { from: addDays(to ?? localDate(at), -daysSearched), to };
};

/** Undefined where the municipality has no report of that reference. */
const placeOf = async (
  tx: Tx,
  caller: Caller,
  reference: string | undefined,
): Promise<SearchedIn | undefined> => {
  const { municipalityId } = homeOf(caller);
  if (reference === undefined) return { municipalityId };
  const written = readReference(reference);
  const report = written === undefined ? undefined : await reportOfReference(tx, written);
  return report?.municipalityId === municipalityId ? { streamId: report.id } : undefined;
};

const withReferences = async (
  tx: Tx,
  caller: Caller,
  events: readonly ToldEvent[],
): Promise<readonly FoundRow[]> => {
  const reports = await referencesOf(tx, [...new Set(events.map(({ streamId }) => streamId))]);
  const references = new Map(reports.map(({ id, reference }) => [id, reference]));
  return trailRows({ tx, actor: caller }, events, ({ streamId }) => ({
    streamId,
    reference: references.get(streamId) ?? null,
  }));
};

const nothing = { items: [], next: null } as const;

/**
 * Searches the trail of the auditor's municipality, the newest event first. The search is an event
 * in her own stream, with every stream of which it showed something.
 *
 * @throws Forbidden; Invalid for an `after` that no page ended with
 */
export function searchTrail(
  deps: Deps,
  call: Call,
  search: TrailSearch,
  page: EventPage,
): Promise<FoundEvents> {
  const days = daysOf(search, call);
  const { personId: actorId, unitId, kind } = search;
  const filter = { actorId, unitId, kinds: kind && [kind], ...instantsOf(days) };
  return lookAcross(deps, call, { asks: 'trail.search' }, async (tx, caller) => {
    const place = await placeOf(tx, caller, search.reference);
    const { items: events, next } = place ? await findEvents(tx, place, filter, page) : nothing;
    const items = await withReferences(tx, caller, events);
    const streamIds = await streamsInSight(tx, [...new Set(items.map((row) => row.streamId))]);
    return { shown: { items, next, days }, streamIds };
  });
}
