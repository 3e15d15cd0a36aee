import { dutyRules } from '../areas.ts';
import type { DutyKind } from '../kinds.ts';
import type { Conclusion, Status } from '../report/status.ts';
import { sideOf, type Actor } from './actor.ts';
import type { RowSide } from './roles.ts';

type Shown = { readonly status: Status; readonly concludedAs: Conclusion | null };

/**
 * Whether an actor may see this row of a case that is visible to her: a row of her own side, or one
 * that crosses to both (10 kap. 28 § OSL). This is the first fence for rows, as row-level security
 * is the second. An auditor traces both sides, and is shown events and duties only.
 */
export function inSight(actor: Actor, row: { readonly side: RowSide }): boolean {
  if (actor.is === 'system') return true;
  const side = sideOf(actor);
  return row.side === 'both' || row.side === side || side === 'auditor';
}

/**
 * Whether an actor may see this duty: one of her side, or one that her function owns too although it
 * stands on none.
 */
export function dutyInSight(
  actor: Actor,
  duty: { readonly side: RowSide; readonly kind: DutyKind },
): boolean {
  const { alsoOwner } = dutyRules[duty.kind];
  const isHers = actor.is === 'person' && actor.assignment.role === alsoOwner;
  return inSight(actor, duty) || isHers;
}

/** The sides whose rows `inSight` lets this actor see, for a query that counts and pages them. */
export function sidesInSight(actor: Actor): readonly RowSide[] {
  return (['sender', 'receiver', 'both'] as const).filter((side) => inSight(actor, { side }));
}

/** The lanes of a trail that this actor may read; an auditor's own holds what auditors looked at. */
export function lanesInSight(actor: Actor): readonly RowSide[] {
  return (['both', 'sender', 'receiver', 'auditor'] as const).filter((side) =>
    inSight(actor, { side }),
  );
}

/**
 * The side on which a look or a refused attempt is recorded. Actors without a side, the
 * administrator and the system, are recorded on the receiver's.
 */
export function sideOfLook(actor: Actor): RowSide {
  const side = sideOf(actor);
  return side === 'none' ? 'receiver' : side;
}

/**
 * Shows a sender that a report is received and later that a person has opened it, and nothing more
 * of the work on it (19 kap. 6 § SoL). Everybody else is shown the status as it is.
 */
export function statusInSight(actor: Actor, { status, concludedAs }: Shown): Shown {
  if (sideOf(actor) !== 'sender') return { status, concludedAs };
  return { status: status === 'received' ? 'received' : 'opened', concludedAs: null };
}

const shownAsOpened: readonly Status[] = ['opened', 'assessed', 'concluded', 'closed', 'disposed'];

/**
 * The stored statuses that this caller is shown as `shown`. A filter by status must use them: one
 * by the stored status would tell a sender what the report itself does not.
 */
export function statusesBehind(actor: Actor, shown: Status): readonly Status[] {
  if (sideOf(actor) !== 'sender' || shown === 'received') return [shown];
  return shown === 'opened' ? shownAsOpened : [];
}
