import { Conflict, Forbidden, NotFound } from '../../domain/errors.ts';
import { carriesOut } from '../../domain/situations/change-owner.ts';
import type { AgreedChange, ChangeEnding } from '../../domain/situations/records.ts';
import type { SituationRow } from '../../database/situations/situation-store.ts';
import { act } from '../acting/act.ts';
import type { Recorded } from '../acting/acting.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import type { StreamFile } from '../acting/stream-file.ts';
import { situationResource, situationStream, type SituationDone } from './situation-stream.ts';

/**
 * A duty in a situation that the school may not know of would tell it of that, and so would a duty
 * of a function from which an author kept a report.
 */
const refuseUntold = ({ row }: StreamFile<SituationRow>): void => {
  const { schoolIsTold, keptFrom, invitedRoles } = situationResource(row);
  const isKeptOut = keptFrom.includes('rektor') && !invitedRoles.includes('rektor');
  if (!row.senderUnitId || !schoolIsTold || isKeptOut) throw new Conflict('school-not-told');
};

/**
 * Records a change that a follow-up meeting agreed on. The function that took it on owes it by the
 * end of its day.
 *
 * @throws Conflict `school-not-told`
 */
export async function recordChange(
  file: StreamFile<SituationRow>,
  { owner, what, date }: AgreedChange,
): Promise<Recorded> {
  if (owner === 'rektor') refuseUntold(file);
  return file.record('changeAgreed', { role: owner, secret: { what, date } });
}

/**
 * Records a change that was agreed on when the meeting had been held and written down.
 *
 * @throws Conflict `not-held`, `school-not-told`
 */
export function agreeOnChange(
  deps: Deps,
  call: Call,
  situationId: string,
  change: AgreedChange,
): Promise<SituationDone> {
  const deed = { on: situationStream, streamId: situationId, fact: 'changeAgreed' } as const;
  return act(deps, call, deed, async (file) => {
    if (!file.row.heldAt) throw new Conflict('not-held');
    return recordChange(file, change);
  });
}

export type ChangeRef = { readonly situationId: string; readonly changeId: string };

/**
 * Records that an agreed change was made, or dropped and why. The function that took it on does so;
 * for an officer's also the leaders.
 *
 * @throws NotFound for an unknown change; Forbidden `not-your-change`; Conflict `already-ended`
 */
export function endAgreedChange(
  deps: Deps,
  call: Call,
  { situationId, changeId }: ChangeRef,
  { outcome, reason }: ChangeEnding,
): Promise<SituationDone> {
  const deed = { on: situationStream, streamId: situationId, fact: 'agreedChangeEnded' } as const;
  return act(deps, call, deed, async (file) => {
    const about = changeId;
    const known = await file.facts({ kinds: ['changeAgreed', 'agreedChangeEnded'], about });
    const change = known.find((fact) => fact.kind === 'changeAgreed');
    const { actor } = call;
    if (!change || actor.is !== 'person') throw new NotFound();
    if (!carriesOut(actor.assignment, change.role)) {
      throw new Forbidden('not-your-change', { rule: 'situation.carryOut', owner: change.role });
    }
    if (known.length > 1) throw new Conflict('already-ended');
    return file.record('agreedChangeEnded', { about, outcome, secret: { reason } });
  });
}
