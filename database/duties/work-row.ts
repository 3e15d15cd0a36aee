import type { Role } from '../../domain/access/roles.ts';
import type { DutyKind } from '../../domain/kinds.ts';
import { day, flag, instant, int, orNull, selection, text, uuid, type RowOf } from '../rows.ts';

/** As `workRank` has it. */
const rank = `case when d.kind = 'openReport' and d.acute then 0 when d.due_at > :at then 3
  when d.kind = any(:legal) then 1 else 2 end as rank`;
const always = 'd.id, d.stream_id, d.kind, d.due_at, d.acute';
/** What a duty `d` is shown by, and where it stands in the order of work. */
export const workRow = `${always}, d.owner_role, d.owner_unit_id, d.assignee_id, d.about, d.anchor_at, d.opened_at,
  d.at_once, d.settings_version, d.extended_to, ${rank}`;
/** The same of one of which the caller sees the envelope. */
export const envelopeRow = `${always}, null, null, null, null, null, null, null, null, null, ${rank}`;
/** The order of work, and of it that of duties of one kind. */
export const workOrder = 'rank, due_at, kind, id';

/** Duties that were found as `workRow`, in whatever stands here for them. */
export const foundWork = selection('', {
  id: uuid('id'),
  streamId: uuid('stream_id'),
  kind: text<DutyKind>('kind'),
  dueAt: instant('due_at'),
  acute: flag('acute'),
  /** Null, as what follows, of one of which the caller sees no more than the envelope. */
  ownerRole: orNull(text<Role>('owner_role')),
  ownerUnitId: orNull(uuid('owner_unit_id')),
  assigneeId: orNull(uuid('assignee_id')),
  about: orNull(uuid('about')),
  anchorAt: orNull(instant('anchor_at')),
  openedAt: orNull(instant('opened_at')),
  atOnce: orNull(flag('at_once')),
  settingsVersion: orNull(int('settings_version')),
  extendedTo: orNull(day('extended_to')),
});
export type WorkRow = RowOf<typeof foundWork>;
