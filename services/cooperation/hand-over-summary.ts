import type { Instant, LocalDate } from '../../domain/calendar/time.ts';
import type { HandOverStage } from '../../domain/cooperation/records.ts';
import type { HandOverRow } from '../../database/cooperation/hand-over-store.ts';
import type { Deps } from '../acting/deps.ts';

/** A hand-over as a line of a list, without a word of the child. */
export type HandOverSummary = {
  readonly id: string;
  /** The form's key in its municipality's catalogue. */
  readonly form: string;
  /** The name of the form's unit, and of the unit that handed over. */
  readonly to: string;
  readonly from: string;
  readonly stage: HandOverStage;
  readonly begunAt: Instant;
  readonly acceptedAt: Instant | null;
  /** The last day of the term at whose end it is followed up. */
  readonly followedThrough: LocalDate | null;
};

export function summaryOf({ directory }: Deps, row: HandOverRow): HandOverSummary {
  const { id, formUnitId, fromUnitId, stage, begunAt, acceptedAt, followedThrough } = row;
  const unit = directory.unit(formUnitId);
  return {
    id,
    form: unit.form ?? '',
    to: unit.name,
    from: directory.unit(fromUnitId).name,
    stage,
    begunAt,
    acceptedAt,
    followedThrough,
  };
}
