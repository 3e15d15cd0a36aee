import type { PersonActor } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { Forbidden } from '../../domain/errors.ts';
import type { DutyKind } from '../../domain/kinds.ts';
import { readUnassigned } from '../../database/duties/unassigned-store.ts';
import type { WorkRow } from '../../database/duties/work-row.ts';
import { readWork } from '../../database/duties/work-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookAcross } from '../acting/look-across.ts';
import { mostCounted, type Capped } from './capped.ts';
import { cardsOf, type WorkCard } from './work-cards.ts';
import {
  counted,
  countersOf,
  dueWithin,
  kindIn,
  kindsSeenBy,
  scopeOf,
  type Asked,
  type Whose,
  type WorkCounters,
  type WorkFilter,
} from './work-counts.ts';

export type { Capped } from './capped.ts';
export type { WorkFilter } from './work-counts.ts';

export const workPageSize = 20;

export type WorkQuery = {
  readonly whose: Whose;
  /** Each report that nobody is at work on stands there once, by what is to be done next. */
  readonly only?: WorkFilter | undefined;
  readonly kind?: DutyKind | undefined;
  /** From 1. */
  readonly page: number;
};

export type WorkView = {
  /** In the order of work (`workRank`), 20 a page. */
  readonly cards: readonly WorkCard[];
  readonly page: number;
  readonly total: Capped;
  readonly hasNextPage: boolean;
  /** Of the same people, whatever the list is narrowed to; the unassigned are always the unit's. */
  readonly counters: WorkCounters;
  /** What comes next of all that is theirs, when there is no card. */
  readonly next: { readonly kind: DutyKind; readonly dueAt: Instant } | null;
};

const pageOf = (
  { tx, call: { at }, scope }: Asked,
  { only, page }: Pick<WorkQuery, 'only' | 'page'>,
): Promise<readonly WorkRow[]> => {
  // One more than is shown tells whether there is another page.
  const rows = { limit: workPageSize + 1, offset: (page - 1) * workPageSize };
  if (only === 'unassigned') return readUnassigned(tx, scope, { ...rows, most: mostCounted });
  const of = only === 'unopened' ? kindIn(scope, 'openReport') : scope;
  return readWork(tx, of, { ...dueWithin(only, at), ...rows });
};

const nextOf = async ({ tx, call: { at }, scope }: Asked): Promise<WorkView['next']> => {
  const [next] = await readWork(tx, scope, { after: at, until: null, limit: 1, offset: 0 });
  return next ? { kind: next.kind, dueAt: next.dueAt } : null;
};

const viewOf = async (
  all: Asked,
  { deps, reader, query }: { deps: Deps; reader: PersonActor; query: WorkQuery },
): Promise<WorkView> => {
  const { tx, call } = all;
  const { only, kind, page, whose } = query;
  const kinds = all.scope.kinds.filter((one) => kind === undefined || one === kind);
  const asked = { ...all, scope: scopeOf(reader, call, { whose, kinds }) };
  const [rows, total, counters] = await Promise.all([
    pageOf(asked, query),
    counted(asked, only),
    countersOf(all),
  ]);
  const cards = await cardsOf(tx, { deps, call, reader }, rows.slice(0, workPageSize));
  return {
    cards,
    page,
    total,
    hasNextPage: rows.length > workPageSize,
    counters,
    next: cards.length === 0 ? await nextOf(all) : null,
  };
};

/**
 * What the caller, or her unit, has to do, in the order in which it is done. Every card's stream is
 * named in the event that the list leaves, as its children may be.
 *
 * @throws Forbidden for whoever is not at intake
 */
export function viewWork(deps: Deps, call: Call, query: WorkQuery): Promise<WorkView> {
  const list = { asks: 'intake.read', purpose: 'queue.read' } as const;
  return lookAcross(deps, call, list, async (tx, reader) => {
    if (reader.is !== 'person') throw new Forbidden('forbidden', { rule: list.asks });
    const { whose } = query;
    const scope = scopeOf(reader, call, { whose, kinds: kindsSeenBy(reader) });
    const shown = await viewOf({ tx, call, scope }, { deps, reader, query });
    return { shown, streamIds: [...new Set(shown.cards.map(({ stream }) => stream.id))] };
  });
}
