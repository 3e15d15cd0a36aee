import { z } from 'zod';
import { trailParts, type TrailPart } from '../../../domain/trail/shown-events.ts';
import { historyPage, type TrailFilter } from '../../../services/trail/view-trail.ts';
import type { Page } from '../../../services/acting/page.ts';
import { daysAsked, daysQuery } from './days.ts';
import { whoQuery } from './filter.ts';

/** The parts of a history, as an address names them. */
export const partWords: Readonly<Record<TrailPart, string>> = {
  all: 'allt',
  deeds: 'atgarder',
  looks: 'lasningar',
  refused: 'nekade',
  lists: 'listor',
};

const partNamed = (word: string | undefined): TrailPart =>
  trailParts.find((part) => partWords[part] === word) ?? 'all';

/** What an address says of a history: closed choices, ids and days. */
export const historyQuery = z.object({
  visa: z.string().optional().catch(undefined),
  ...whoQuery,
  ...daysQuery,
  sida: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});
export type HistoryAddress = z.output<typeof historyQuery>;

/** @param limit rows on a page */
export function historyAsked(
  address: HistoryAddress,
  limit = historyPage,
): { readonly filter: TrailFilter; readonly page: Page } {
  const { visa, person, enhet, sida } = address;
  return {
    filter: {
      part: partNamed(visa),
      personId: person,
      unitId: enhet,
      ...daysAsked(address),
    },
    page: { limit, offset: (sida - 1) * limit },
  };
}
