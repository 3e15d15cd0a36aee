import type { DutyKind } from '../../domain/kinds.ts';
import type { Role, SignatoryRole } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import {
  count,
  flag,
  insertRows,
  instant,
  int,
  orNull,
  readRows,
  table,
  text,
  updateRow,
  uuid,
  type RowOf,
} from '../rows.ts';
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
});
export type DutyRow = RowOf<typeof duties>;

export async function insertDuties(tx: Tx, rows: readonly DutyRow[]): Promise<void> {
  await insertRows(tx, duties, rows);
}

/** The duties of one stream that row-level security shows, by due date. */
export async function readDuties(tx: Tx, streamId: string): Promise<readonly DutyRow[]> {
  return readRows(tx, duties, 'where stream_id = ? order by due_at, kind, signatory, id', [
    streamId,
  ]);
}

export type DutyEnding = Pick<DutyRow, 'id' | 'reason'> & {
  readonly state: 'done' | 'lapsed';
  readonly endedAt: Instant;
  readonly endedSeq: number;
};

export async function endDuties(tx: Tx, endings: readonly DutyEnding[]): Promise<void> {
  for (const { id, ...ending } of endings) {
    await updateRow(tx, duties, id, { ...ending, nextRungAt: null });
  }
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
