import { isOverdue, rolledDueDate } from '../../domain/duties/project-duty.ts';
import type { LocalDate } from '../../domain/calendar/time.ts';
import type { Call } from './call.ts';
import type { DutyRow } from '../../database/duties/duty-store.ts';

export type DutyView = Pick<
  DutyRow,
  'id' | 'kind' | 'side' | 'ownerRole' | 'signatory' | 'dueAt' | 'state' | 'reason'
> & {
  /**
   * The day to which a due day on a day off would roll (lag 1930:173, 2 §); null when it does not.
   * It is shown beside `dueAt` for information, and no rule computes with it.
   */
  readonly rolledDueDate: LocalDate | null;
  readonly overdue: boolean;
};

export function dutyView(duty: DutyRow, { at }: Pick<Call, 'at'>): DutyView {
  return {
    id: duty.id,
    kind: duty.kind,
    side: duty.side,
    ownerRole: duty.ownerRole,
    signatory: duty.signatory,
    dueAt: duty.dueAt,
    rolledDueDate: rolledDueDate(duty),
    state: duty.state,
    reason: duty.reason,
    overdue: isOverdue(duty, at),
  };
}

export function openDutyViews(
  duties: readonly DutyRow[],
  call: Pick<Call, 'at'>,
): readonly DutyView[] {
  return duties.filter(({ state }) => state === 'open').map((duty) => dutyView(duty, call));
}
