import type { DutyKind } from '../../domain/kinds.ts';
import type { Role, RowSide, SignatoryRole } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import {
  count,
  day,
  flag,
  insertRows,
  instant,
  int,
  orNull,
  readRows,
  selection,
  table,
  text,
  updateRow,
  uuid,
  type RowOf,
} from '../rows.ts';
import { readPage, type PagedRows, type RowPage } from '../pages.ts';
import { together } from '../together.ts';
import type { Tx } from '../transaction.ts';

export const duties = table('duty', {
  id: uuid('id'),
  streamId: uuid('stream_id'),
  kind: text<DutyKind>('kind'),
  side: text<'sender' | 'receiver'>('side'),
  ownerRole: text<Role>('owner_role'),
  ownerUnitId: uuid('owner_unit_id'),
  assigneeId: orNull(uuid('assignee_id')),
  signatory: orNull(text<SignatoryRole>('signatory')),
  about: orNull(uuid('about')),
  ruleVersion: int('rule_version'),
  settingsVersion: int('settings_version'),
  anchorAt: instant('anchor_at'),
  openedAt: instant('opened_at'),
  openedSeq: count('opened_seq'),
  acute: flag('acute'),
  atOnce: flag('at_once'),
  dueAt: instant('due_at'),
  state: text<'open' | 'done' | 'lapsed'>('state'),
  reason: orNull(text('reason')),
  endedAt: orNull(instant('ended_at')),
  endedSeq: orNull(count('ended_seq')),
  nextRung: int('next_rung'),
  nextRungAt: orNull(instant('next_rung_at')),
  /** The last day that an extension gave it instead of that of its rule. */
  extendedTo: orNull(day('extended_to')),
});
export type DutyRow = RowOf<typeof duties>;

export async function insertDuties(tx: Tx, rows: readonly DutyRow[]): Promise<void> {
  await insertRows(tx, duties, rows);
}

/** All duties of one stream that row-level security shows, ended ones too, by due date. */
export async function readDuties(tx: Tx, streamId: string): Promise<readonly DutyRow[]> {
  return readRows(tx, duties, 'where stream_id = ? order by due_at, kind, signatory, id', [
    streamId,
  ]);
}

const standing = selection(
  `(select d.* from duty d where d.stream_id = :streamId and d.about is null
      and (d.state = 'open' or d.kind = 'coSign')
    union all (select d.* from duty d
      where d.stream_id = :streamId and d.about is not null and d.state = 'open'
      order by d.next_rung_at, d.id limit :most)) as standing`,
  duties.columns,
);

/**
 * The duties of one stream that can matter to a deed, by due date: those that are open, and those to
 * co-sign also when they have ended. A stream can have thousands about single supplements; of these
 * the `most` whose rungs come first are read, and `readDutiesAbout` finds any other.
 */
export async function readStandingDuties(
  tx: Tx,
  streamId: string,
  most: number,
): Promise<readonly DutyRow[]> {
  return readRows(tx, standing, 'order by due_at, kind, signatory, id', { streamId, most });
}

/** The duties of one stream about these supplements, that row-level security shows. */
export async function readDutiesAbout(
  tx: Tx,
  streamId: string,
  about: readonly string[],
): Promise<readonly DutyRow[]> {
  const those = 'where stream_id = ? and about = any(?) order by due_at, kind, signatory, id';
  return readRows(tx, duties, those, [streamId, about]);
}

/** The duties to co-sign these reports, ended ones too, that row-level security shows, by report. */
export async function readAsks(
  tx: Tx,
  reportIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DutyRow[]>> {
  const those = `where stream_id = any(?) and kind = 'coSign'`;
  const found = await readRows(tx, duties, those, [reportIds]);
  return Map.groupBy(found, ({ streamId }) => streamId);
}

/** A page of the duties of one stream, ended ones too, by due date. */
export async function readDutyPage(
  tx: Tx,
  of: { readonly streamId: string; readonly sides: readonly RowSide[] },
  page: RowPage,
): Promise<PagedRows<DutyRow>> {
  const where = 'where stream_id = :streamId and side = any(:sides)';
  return readPage(tx, duties, { where, order: 'due_at, kind, signatory, id', bindings: of }, page);
}

export type DutyEnding = Pick<DutyRow, 'id' | 'reason'> & {
  readonly state: 'done' | 'lapsed';
  readonly endedAt: Instant;
  readonly endedSeq: number;
};

/**
 * Ends them all with statements that are sent at once: what the caller sends next, and above all the
 * events that ask what is still owed, comes after every one of them.
 */
export async function endDuties(tx: Tx, endings: readonly DutyEnding[]): Promise<void> {
  await together(
    endings.map(({ id, ...ending }) => updateRow(tx, duties, id, { ...ending, nextRungAt: null })),
  );
}

/**
 * Ends the duty to confirm in writing what was told. It is the caller's, which the receiver who ends it
 * does not see.
 */
export async function endWrittenRequest(
  tx: Tx,
  streamId: string,
  { state, reason, endedAt, endedSeq }: Omit<DutyEnding, 'id'>,
): Promise<void> {
  await tx.raw('select end_written_request(?, ?, ?, ?, ?)', [
    streamId,
    state,
    reason,
    endedAt,
    endedSeq,
  ]);
}

/** A duty that had ended and is owed again, by its old clock and by whoever holds the case now. */
export type DutyReopening = Pick<DutyRow, 'id' | 'nextRungAt' | 'ownerRole' | 'assigneeId'>;

export async function reopenDuties(tx: Tx, reopened: readonly DutyReopening[]): Promise<void> {
  const open = { state: 'open', reason: null, endedAt: null, endedSeq: null } as const;
  await together(
    reopened.map(({ id, ...again }) => updateRow(tx, duties, id, { ...open, ...again })),
  );
}

/** A duty that goes to a function's queue, to whoever holds that function. */
export type DutyHanding = Pick<DutyRow, 'id' | 'ownerRole' | 'assigneeId'>;

export async function handDuties(tx: Tx, handed: readonly DutyHanding[]): Promise<void> {
  await together(handed.map(({ id, ...to }) => updateRow(tx, duties, id, to)));
}

/** What an extension changes in a duty; no rung comes before the one that was next. */
export type DutyExtension = Pick<DutyRow, 'id' | 'extendedTo' | 'dueAt' | 'nextRungAt'>;

export async function extendDuties(tx: Tx, extended: readonly DutyExtension[]): Promise<void> {
  await together(
    extended.map(async ({ id, extendedTo, dueAt, nextRungAt }) =>
      tx.raw('select extend_duty(?, ?, ?, ?)', [id, extendedTo, dueAt, nextRungAt]),
    ),
  );
}

/** The dates of an open duty by a newer version of its rule. */
export type DutyRecomputed = Pick<
  DutyRow,
  'id' | 'dueAt' | 'nextRung' | 'nextRungAt' | 'ruleVersion'
>;

export async function recomputeDuty(tx: Tx, again: DutyRecomputed): Promise<void> {
  const { id, dueAt, nextRung, nextRungAt, ruleVersion } = again;
  await tx.raw('select recompute_duty(?, ?, ?, ?, ?)', [
    id,
    dueAt,
    nextRung,
    nextRungAt,
    ruleVersion,
  ]);
}

/**
 * Gives the open duties of a case to the person who now holds it. The opening of the report stays
 * with the leaders, and the school's duties with the school.
 */
export async function assignDuties(
  tx: Tx,
  streamId: string,
  to: { readonly personId: string; readonly role: Role },
): Promise<void> {
  await tx.raw(
    `update duty set assignee_id = ?, owner_role = ?
     where stream_id = ? and state = 'open' and side = 'receiver' and kind <> 'openReport'`,
    [to.personId, to.role, streamId],
  );
}
