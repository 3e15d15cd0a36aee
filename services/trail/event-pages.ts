import {
  searchEvents,
  type EventFilter,
  type SearchedIn,
  type ToldEvent,
} from '../../database/trail/trail-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { placeIn, placeText } from './event-place.ts';

/** A page of what is found, however much there is: the one after another, without a count. */
export type EventPage = {
  readonly limit: number;
  /** `next` of the page before; left out for the first. */
  readonly after?: string | undefined;
};

export type FoundPage<Item> = {
  readonly items: readonly Item[];
  /** By what the next page is asked for; null where this is the last. */
  readonly next: string | null;
};

/**
 * Finds a page of events, the newest first. One more is read than is shown, which tells whether there
 * is another page.
 *
 * @throws Invalid for an `after` that no page ended with
 */
export async function findEvents(
  tx: Tx,
  place: SearchedIn,
  filter: EventFilter,
  { limit, after }: EventPage,
): Promise<FoundPage<ToldEvent>> {
  const found = await searchEvents(tx, place, filter, { after: placeIn(after), limit: limit + 1 });
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: last && found.length > limit ? placeText(last) : null };
}
