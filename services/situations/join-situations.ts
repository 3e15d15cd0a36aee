import { decide } from '../../domain/access/decide.ts';
import { Conflict, NotFound } from '../../domain/errors.ts';
import {
  linkSituation,
  readSituationToJoin,
  reportsOfSituation,
  type SituationRow,
} from '../../database/situations/situation-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Acting } from '../acting/acting.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnOpenSituation, refuseOver } from './act-on-situation.ts';
import { situationResource, type SituationDone } from './situation-stream.ts';

export type Joining = { readonly into: string; readonly reason: string };

/**
 * @throws Conflict `same-situation`; NotFound for one that the caller may not see; as `refuseOver`
 */
const situationToJoin = async (
  { call, tx }: Acting,
  { id }: SituationRow,
  into: string,
): Promise<SituationRow> => {
  if (into === id) throw new Conflict('same-situation');
  const found = await readSituationToJoin(tx, into);
  if (!found) throw new NotFound();
  const { allow } = decide(call.actor, 'situation.read', situationResource(found));
  if (!allow) throw new NotFound();
  refuseOver(found);
  return found;
};

/**
 * Whoever at the school knows of the one that ends has to know of the one in which it is followed
 * up; otherwise a meeting that she waits for would vanish, or she would be told of a report that
 * somebody was kept from.
 */
const refuseUnseen = (ending: SituationRow, into: SituationRow): void => {
  const known = situationResource(ending);
  const goesOn = situationResource(into);
  const newlyKept = goesOn.keptFrom.filter(
    (role) => !known.keptFrom.includes(role) && !goesOn.invitedRoles.includes(role),
  );
  const isLost = known.schoolIsTold && (!goesOn.schoolIsTold || newlyKept.length > 0);
  if (isLost) throw new Conflict('school-not-told');
};

/**
 * Records that two acute situations are one: this one ends without a meeting of its own, and its
 * reports are followed up with those of the other (one meeting for each situation, routine §8). Both
 * are of the same school, since the meeting is about how those two authorities worked together.
 *
 * @throws NotFound; Conflict `same-situation`, `another-school`, `identity-protected`,
 *   `school-not-told`, `already-held`, `already-joined`
 */
export function joinSituations(
  deps: Deps,
  call: Call,
  situationId: string,
  { into, reason }: Joining,
): Promise<SituationDone> {
  const deed = { situationId, fact: 'situationJoined' } as const;
  return actOnOpenSituation(deps, call, deed, async (file) => {
    const other = await situationToJoin(file.acting, file.row, into);
    if (other.senderUnitId !== file.row.senderUnitId) throw new Conflict('another-school');
    // Whoever needs to know of the one would come to know of the other (routine §3.5).
    if (other.protectedIdentity !== file.row.protectedIdentity)
      throw new Conflict('identity-protected');
    refuseUnseen(file.row, other);
    const reports = await reportsOfSituation(file.acting.tx, situationId);
    file.alsoWrite(...reports.map((id) => (tx: Tx) => linkSituation(tx, into, id)));
    return file.record('situationJoined', { about: into, secret: { reason } });
  });
}
