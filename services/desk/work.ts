import { decide } from '../../domain/access/decide.ts';
import type { PersonActor } from '../../domain/access/actor.ts';
import { isInTheKnow } from '../../domain/access/need-to-know.ts';
import { endOfDay, localDate, type Instant } from '../../domain/calendar/time.ts';
import { intakeKinds, queuesOf } from '../../domain/duties/work-queues.ts';
import { houseDuties } from '../../domain/house/duties.ts';
import { Forbidden } from '../../domain/errors.ts';
import type { DutyKind } from '../../domain/kinds.ts';
import { countUnassigned, readUnassigned } from '../../database/duties/unassigned-store.ts';
import type { WorkRow } from '../../database/duties/work-row.ts';
import {
  countWork,
  readWork,
  type DueWithin,
  type WorkScope,
} from '../../database/duties/work-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookAcross } from '../acting/look-across.ts';
import { cardsOf, type WorkCard } from './work-cards.ts';

/** At most so many are counted; the page says *fler än 99*. */
const mostCounted = 100;
export const workPageSize = 20;

/** How many there are: 99, and `more`, where there are more. */
export type Capped = { readonly count: number; readonly more: boolean };

export type WorkFilter = 'today' | 'late' | 'unopened' | 'unassigned';

export type WorkQuery = {
  /** The caller's own and those that are anybody's of her function, or all of the unit's. */
  readonly whose: 'mine' | 'unit';
  /**
   * What is due by the end of the local day and not late yet, what is late, the reports that nobody has
   * opened, or the opened ones that nobody is at work on, each by what is to be done next.
   */
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
  readonly counters: Readonly<Record<WorkFilter, Capped>>;
  /** What comes next of all that is theirs, when there is no card. */
  readonly next: { readonly kind: DutyKind; readonly dueAt: Instant } | null;
};

export function capped(counted: number): Capped {
  const more = counted >= mostCounted;
  return { count: more ? mostCounted - 1 : counted, more };
}

/** What the house owes is shown to those alone who may read what it is about. */
export function kindsSeenBy(reader: PersonActor): readonly DutyKind[] {
  const { municipalityId } = reader.assignment;
  const house = { is: 'houseDuty', municipalityId } as const;
  if (decide(reader, 'reconciliation.read', house).allow) return intakeKinds;
  return intakeKinds.filter((kind) => !(kind in houseDuties));
}

const scopeOf = (
  reader: PersonActor,
  { at }: Call,
  { whose, kinds }: Pick<WorkQuery, 'whose'> & { readonly kinds: readonly DutyKind[] },
): WorkScope => {
  const { personId, assignment } = reader;
  const { municipalityId, role } = assignment;
  const of = whose === 'mine' ? { personId, queues: queuesOf(role, kinds) } : null;
  return { municipalityId, kinds, at, of, outside: !isInTheKnow(assignment) };
};

const always: DueWithin = { after: null, until: null };

const dueWithin = (only: WorkFilter | undefined, at: Instant): DueWithin => {
  if (only === 'late') return { after: null, until: at };
  return only === 'today' ? { after: at, until: endOfDay(localDate(at)) } : always;
};

type Asked = { readonly tx: Tx; readonly call: Call; readonly scope: WorkScope };

const unopenedIn = (scope: WorkScope): WorkScope => ({
  ...scope,
  kinds: scope.kinds.filter((kind) => kind === 'openReport'),
  of: scope.of && {
    ...scope.of,
    queues: scope.of.queues.filter(({ kind }) => kind === 'openReport'),
  },
});

const counted = async ({ tx, call: { at }, scope }: Asked, only?: WorkFilter): Promise<Capped> => {
  if (only === 'unassigned') return capped(await countUnassigned(tx, scope, mostCounted));
  const of = only === 'unopened' ? unopenedIn(scope) : scope;
  return capped(await countWork(tx, of, { ...dueWithin(only, at), most: mostCounted }));
};

const pageOf = (
  { tx, call: { at }, scope }: Asked,
  { only, page }: Pick<WorkQuery, 'only' | 'page'>,
): Promise<readonly WorkRow[]> => {
  // One more than is shown tells whether there is another page.
  const rows = { limit: workPageSize + 1, offset: (page - 1) * workPageSize };
  if (only === 'unassigned') return readUnassigned(tx, scope, { ...rows, most: mostCounted });
  const of = only === 'unopened' ? unopenedIn(scope) : scope;
  return readWork(tx, of, { ...dueWithin(only, at), ...rows });
};

const countersOf = async (asked: Asked): Promise<WorkView['counters']> => {
  const [today, late, unopened, unassigned] = await Promise.all([
    counted(asked, 'today'),
    counted(asked, 'late'),
    counted(asked, 'unopened'),
    counted(asked, 'unassigned'),
  ]);
  return { today, late, unopened, unassigned };
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
