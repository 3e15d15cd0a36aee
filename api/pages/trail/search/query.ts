import { z } from 'zod';
import { factKinds, lookKinds, markKinds, type EventKind } from '../../../../domain/kinds.ts';
import type { TrailSearch } from '../../../../services/trail/search-trail.ts';
import { daysAsked, daysQuery } from '../days.ts';
import { whoQuery } from '../filter.ts';
import { placeQuery } from '../older-pages.tsx';

/** Every kind of event there is. */
export const eventKinds: readonly EventKind[] = [...factKinds, ...markKinds, ...lookKinds];

/** What an address says of a search: ids, days and one of a closed list; never a word of a case. */
export const searchQuery = z.object({
  sok: z.literal('ja').optional().catch(undefined),
  ...whoQuery,
  slag: z.enum(eventKinds).optional().catch(undefined),
  ...daysQuery,
  ...placeQuery,
});
export type SearchAddress = z.output<typeof searchQuery>;

/** Whether anything is searched for yet; before that the trail is not read. */
export function isSearch({ sok }: SearchAddress): boolean {
  return sok !== undefined;
}

export function searchAsked(address: SearchAddress): TrailSearch {
  const { person, enhet, slag } = address;
  return { personId: person, unitId: enhet, kind: slag, ...daysAsked(address) };
}
