import type { PersonActor } from '../../domain/access/actor.ts';
import { decide } from '../../domain/access/decide.ts';
import { isInTheKnow } from '../../domain/access/need-to-know.ts';
import { endOfDay, localDate, type Instant } from '../../domain/calendar/time.ts';
import { intakeKinds, queuesOf } from '../../domain/duties/work-queues.ts';
import { houseDuties } from '../../domain/house/duties.ts';
import type { DutyKind } from '../../domain/kinds.ts';
import { countUnassigned } from '../../database/duties/unassigned-store.ts';
import { countWork, type DueWithin, type WorkScope } from '../../database/duties/work-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import { capped, mostCounted, type Capped } from './capped.ts';

/** The caller's own and those that are anybody's of her function, or all of the unit's. */
export type Whose = 'mine' | 'unit';

/**
 * What is due by the end of the local day and not late yet, what is late, the reports that nobody has
 * opened, or the opened ones that nobody is at work on.
 */
export type WorkFilter = 'today' | 'late' | 'unopened' | 'unassigned';

export type WorkCounters = Readonly<Record<WorkFilter, Capped>>;

/** What the house owes is shown to those alone who may read what it is about. */
export function kindsSeenBy(reader: PersonActor): readonly DutyKind[] {
  const { municipalityId } = reader.assignment;
  const house = { is: 'houseDuty', municipalityId } as const;
  if (decide(reader, 'reconciliation.read', house).allow) return intakeKinds;
  return intakeKinds.filter((kind) => !(kind in houseDuties));
}

export function scopeOf(
  reader: PersonActor,
  { at }: Call,
  { whose, kinds }: { readonly whose: Whose; readonly kinds: readonly DutyKind[] },
): WorkScope {
  const { personId, assignment } = reader;
  const { municipalityId, role } = assignment;
  const of = whose === 'mine' ? { personId, queues: queuesOf(role, kinds) } : null;
  return { municipalityId, kinds, at, of, outside: !isInTheKnow(assignment) };
}

const always: DueWithin = { after: null, until: null };

/** When those are due that a list is narrowed to. */
export function dueWithin(only: WorkFilter | undefined, at: Instant): DueWithin {
  if (only === 'late') return { after: null, until: at };
  return only === 'today' ? { after: at, until: endOfDay(localDate(at)) } : always;
}

export type Asked = { readonly tx: Tx; readonly call: Call; readonly scope: WorkScope };

/** The same of one kind of duty alone. */
export function kindIn(scope: WorkScope, wanted: DutyKind): WorkScope {
  return {
    ...scope,
    kinds: scope.kinds.filter((kind) => kind === wanted),
    of: scope.of && {
      ...scope.of,
      queues: scope.of.queues.filter(({ kind }) => kind === wanted),
    },
  };
}

export async function counted(
  { tx, call: { at }, scope }: Asked,
  only?: WorkFilter,
): Promise<Capped> {
  if (only === 'unassigned') return capped(await countUnassigned(tx, scope, mostCounted));
  const of = only === 'unopened' ? kindIn(scope, 'openReport') : scope;
  return capped(await countWork(tx, of, { ...dueWithin(only, at), most: mostCounted }));
}

/** What stands above a list of work, whatever it is narrowed to. */
export async function countersOf(asked: Asked): Promise<WorkCounters> {
  const [today, late, unopened, unassigned] = await Promise.all([
    counted(asked, 'today'),
    counted(asked, 'late'),
    counted(asked, 'unopened'),
    counted(asked, 'unassigned'),
  ]);
  return { today, late, unopened, unassigned };
}
