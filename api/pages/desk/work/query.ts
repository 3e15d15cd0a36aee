import { z } from 'zod';
import { intakeKinds } from '../../../../domain/duties/work-queues.ts';
import type { WorkFilter, WorkQuery } from '../../../../services/desk/work.ts';

/** The lists behind the counters, as an address names them. */
export const lists = {
  'i-dag': 'today',
  forsenade: 'late',
  oppnade: 'unopened',
  'utan-handlaggare': 'unassigned',
} as const satisfies Readonly<Record<string, WorkFilter>>;
export type ListName = keyof typeof lists;

const names = Object.keys(lists) as readonly ListName[];

/** What an address says of the list: closed choices alone, so that no word of a case stands in it. */
export const workQuery = z.object({
  vems: z.enum(['mina', 'enheten']).default('mina').catch('mina'),
  lista: z.enum(names).optional().catch(undefined),
  uppgift: z.enum(intakeKinds).optional().catch(undefined),
  sida: z.coerce.number().int().min(1).max(1_000).default(1).catch(1),
});
export type WorkAddress = z.output<typeof workQuery>;

export function workAsked({ vems, lista, uppgift, sida }: WorkAddress): WorkQuery {
  return {
    whose: vems === 'enheten' ? 'unit' : 'mine',
    only: lista && lists[lista],
    kind: uppgift,
    page: sida,
  };
}

/** The address of the same list with something changed; what is usual is left out. */
export function workAddress(path: string, address: Partial<WorkAddress>): string {
  const said = Object.entries(address).filter(
    ([name, value]) => value !== undefined && !(name === 'sida' && value === 1) && value !== 'mina',
  );
  const query = new URLSearchParams(said.map(([name, value]) => [name, String(value)]));
  return said.length === 0 ? path : `${path}?${query.toString()}`;
}
