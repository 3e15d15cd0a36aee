import type { Role } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { legalKinds } from '../../domain/duties/work-order.ts';
import type { DutyKind } from '../../domain/kinds.ts';
import { count, readRow, readRows, selection } from '../rows.ts';
import { envelopeRow, foundWork, workOrder, workRow, type WorkRow } from './work-row.ts';
import type { RowPage } from '../pages.ts';
import type { Tx } from '../transaction.ts';

/** Whose open duties are meant, of the receiver's side of a municipality. */
export type WorkScope = {
  readonly municipalityId: string;
  readonly kinds: readonly DutyKind[];
  readonly at: Instant;
  /**
   * One person's: those given to her, and those that are nobody's in particular of her functions. Null
   * for everybody's there.
   */
  readonly of: {
    readonly personId: string;
    /** A function and a kind of duty that is hers to take. */
    readonly queues: readonly { readonly role: Role; readonly kind: DutyKind }[];
  } | null;
  /**
   * The caller may not know of people with protected identity: of everybody's duties she is shown the
   * envelopes of theirs.
   */
  readonly outside: boolean;
};

/** When they are due: after the one instant, and at the other at the latest. Null for no bound. */
export type DueWithin = { readonly after: Instant | null; readonly until: Instant | null };

const due = `d.due_at > :after and d.due_at <= :until`;
const open = `d.state = 'open' and d.side = 'receiver' and ${due}`;

/** Each is found by an index, kind by kind. */
const own = `duty d where d.assignee_id = :personId and d.kind = w.kind
  and d.municipality_id = :municipalityId and d.kind <> 'openReport' and ${open}`;
const queued = `duty d where d.municipality_id = :municipalityId and d.owner_role = w.role
  and d.kind = w.kind
  and (d.assignee_id is null or (d.kind = 'reassign' and d.assignee_id <> :personId)) and ${open}`;
const everybodys = `duty d where d.municipality_id = :municipalityId and d.kind = w.kind and ${open}`;
const queues = `unnest(:roles::text[], :queueKinds::text[]) as w (role, kind)`;
const kinds = `unnest(:kinds::text[]) as w (kind)`;
/** There can be many of closed reports, which owe nothing. */
const envelopes = `(select d.*, e.acute from report_envelope e join duty_envelope d on d.stream_id = e.id
  where e.status <> 'closed' and d.kind = any(:kinds)) d where ${due}`;

const sourcesOf = ({ of }: WorkScope): readonly (readonly [from: string, rows: string])[] =>
  of
    ? [
        [kinds, own],
        [queues, queued],
      ]
    : [[kinds, everybodys]];

/**
 * The first of each kind, of which the first of all are then made. The acute ones that nobody has
 * opened come before others of their kind, whatever their times.
 */
const firstOf = (scope: WorkScope): string =>
  [
    `(select ${workRow} from duty d where d.municipality_id = :municipalityId
      and d.kind = 'openReport' and d.acute and 'openReport' = any(:kinds) and ${open}
      order by d.due_at, d.id limit :most)`,
    ...sourcesOf(scope).map(
      ([from, rows]) => `select l.* from ${from} cross join lateral (select ${workRow} from ${rows}
        and not (d.kind = 'openReport' and d.acute) order by d.due_at, d.id limit :most) l`,
    ),
    ...(scope.outside && !scope.of ? [`select ${envelopeRow} from ${envelopes}`] : []),
  ].join(' union all ');

const allOf = (scope: WorkScope): string =>
  [
    ...sourcesOf(scope).map(
      ([from, rows]) =>
        `select 1 from ${from} cross join lateral (select 1 from ${rows} limit :most) l`,
    ),
    ...(scope.outside && !scope.of ? [`select 1 from ${envelopes}`] : []),
  ].join(' union all ');

const bound = (
  { of, at, kinds: wanted, municipalityId }: WorkScope,
  { after, until }: DueWithin,
) => ({
  municipalityId,
  at,
  kinds: [...wanted],
  legal: [...legalKinds],
  // Not a bound that the statement makes of null: PostgreSQL would look for it in no index.
  after: after ?? '-infinity',
  until: until ?? 'infinity',
  ...(of && {
    personId: of.personId,
    roles: of.queues.map(({ role }) => role),
    queueKinds: of.queues.map(({ kind }) => kind),
  }),
});

/**
 * A page of the open duties that are due within these bounds, in the order of work (`workRank`), as far
 * as row-level security shows. It reads no more than is shown, however many there are.
 */
export async function readWork(
  tx: Tx,
  scope: WorkScope,
  { limit, offset, ...within }: DueWithin & RowPage,
): Promise<readonly WorkRow[]> {
  const found = { ...foundWork, from: `(${firstOf(scope)}) f` };
  const bindings = { ...bound(scope, within), limit, offset, most: limit + offset };
  return readRows(tx, found, `order by ${workOrder} limit :limit offset :offset`, bindings);
}

/** How many open duties are due within these bounds: no more than `most` are counted. */
export async function countWork(
  tx: Tx,
  scope: WorkScope,
  { most, ...within }: DueWithin & { readonly most: number },
): Promise<number> {
  const some = selection(`(select 1 from (${allOf(scope)}) a limit :most) b`, {
    total: count('count(*)'),
  });
  return (await readRow(tx, some, '', { ...bound(scope, within), most }))?.total ?? 0;
}
