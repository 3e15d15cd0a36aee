import { signatoryRoles } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { hiddenFromSender } from '../../domain/reports/new-worry.ts';
import type { RowPage } from '../pages.ts';
import { count, instant, readRow, readRows, selection, uuid, type RowOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

/** Whose reports are meant: those that somebody wrote, and those that she is asked to sign. */
export type SentScope = {
  readonly personId: string;
  readonly unitId: string;
  readonly roles: readonly string[];
  /** Functions for which she is the deputy, who is asked too once the first rung is due by `at`. */
  readonly deputyRoles: readonly string[];
  readonly at: Instant;
};

const shown = `r.channel not in (${hiddenFromSender.map((one) => `'${one}'`).join(', ')})`;
const written = `report r where r.author_person_id = :personId and ${shown}`;
const asked = `report r where r.sender_unit_id = :unitId and ${shown}
  and (r.asked_roles && :roles::text[] or exists (
    select from duty d where d.stream_id = r.id and d.kind = 'coSign'
      and d.signatory = any(:deputyRoles::text[]) and (d.next_rung <> 1 or d.next_rung_at <= :at)
    offset 0))`;

/** Nobody who is no signatory is asked, so that her school's reports need not be looked through. */
const isAsked = ({ roles, deputyRoles }: SentScope): boolean =>
  [...roles, ...deputyRoles].some((role) => (signatoryRoles as readonly string[]).includes(role));

const newest = `order by r.received_at desc, r.id desc limit :most`;
/** The newest of each, of which the newest of both are then made, each found by an index. */
const sent = (scope: SentScope): string =>
  (isAsked(scope) ? [written, asked] : [written])
    .map((from) => `(select r.id, r.received_at from ${from} ${newest})`)
    .join(' union ');

const bound = ({ roles, deputyRoles, ...of }: SentScope, most: number) => ({
  ...of,
  roles: [...roles],
  deputyRoles: [...deputyRoles],
  most,
});

const columns = { id: uuid('id'), receivedAt: instant('received_at') };
const lines = selection('', columns);

/** A page of them, as far as row-level security shows, the newest first. */
export async function readSent(
  tx: Tx,
  scope: SentScope,
  { limit, offset }: RowPage,
): Promise<readonly RowOf<typeof lines>[]> {
  const from = `(${sent(scope)}) s`;
  const page = 'order by received_at desc, id desc limit :limit offset :offset';
  const bindings = { ...bound(scope, limit + offset), limit, offset };
  return readRows(tx, { ...lines, from }, page, bindings);
}

/** How many there are: no more than `most` are counted. */
export async function countSent(tx: Tx, scope: SentScope, most: number): Promise<number> {
  const counted = selection(`(select 1 from (${sent(scope)}) s limit :most) c`, {
    total: count('count(*)'),
  });
  return (await readRow(tx, counted, '', bound(scope, most)))?.total ?? 0;
}
