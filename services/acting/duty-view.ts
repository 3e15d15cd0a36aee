import { rolledDueDate } from '../../domain/duties/project-duty.ts';
import type { LocalDate } from '../../domain/calendar/time.ts';
import type { DutyRow } from '../../database/duties/duty-store.ts';

export type DutyView = Pick<
  DutyRow,
  'id' | 'kind' | 'side' | 'ownerRole' | 'signatory' | 'dueAt' | 'state' | 'reason'
> & {
  /** Shown beside `dueAt`, never used: `rolledDueDate` of the domain. */
  readonly rolledDueDate: LocalDate | null;
};

export function dutyView(duty: DutyRow): DutyView {
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
  };
}

export function openDutyViews(duties: readonly DutyRow[]): readonly DutyView[] {
  return duties.filter(({ state }) => state === 'open').map(dutyView);
}
