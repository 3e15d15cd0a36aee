import {
  readSituation,
  updateSituation,
  type SituationRow,
} from '../../database/situations/situation-store.ts';
import type { SituationResource } from '../../domain/access/decide.ts';
import type { KindedFact } from '../../domain/acting/fold.ts';
import type { FactOf } from '../../domain/areas.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { localDate } from '../../domain/calendar/time.ts';
import type { Done } from '../acting/act.ts';
import type { StreamAdapter } from '../acting/stream-adapter.ts';

/** What the caller may know of an acute situation after a deed. */
export type SituationShown = {
  readonly situation: { readonly id: string; readonly heldAt: Instant | null };
};
export type SituationDone = Done<SituationShown>;

/** The fact that it was opened, made from the situation's own row, which stands for it. */
const opened = ({
  id,
  because,
  openedAt,
}: SituationRow): FactOf<'situationOpened'> & KindedFact => ({
  kind: 'situationOpened',
  id,
  seq: 1,
  occurredAt: openedAt,
  by: null,
  because,
  secret: null,
});

/** An acute situation as the permission table sees it. */
export function situationResource(situation: SituationRow): SituationResource {
  const { because, plannedAt, counterpart } = situation;
  return {
    is: 'acuteSituation',
    ...situation,
    // What another agency reported the child's school knows from the first planned meeting.
    schoolIsTold:
      (because === 'reportedAcute' && counterpart !== 'childsSchool') || plannedAt !== null,
  };
}

export const situationStream: StreamAdapter<SituationRow, SituationShown> = {
  kind: 'acuteSituation',
  read: readSituation,
  resource: situationResource,
  status: () => undefined,
  standing: ({ heldAt, plannedAt, invitedRoles, joinedTo }) => ({
    heldAt,
    plannedAt,
    invitedRoles,
    joinedTo,
  }),
  arrival: () => ({}),
  dutyPlace: ({ directory }, situation, _standing, at) => ({
    streamId: situation.id,
    receivingUnitId: situation.ownerUnitId,
    senderUnitId: situation.senderUnitId,
    arrivedAt: situation.openedAt,
    acute: true,
    settings: directory.settingsInForce(situation.municipalityId, localDate(at)),
    caseOwner: null,
  }),
  save: updateSituation,
  awaitsOnlyDuties: ({ heldAt, joinedTo }) => heldAt !== null || joinedTo !== null,
  tells: ({ municipalityId, ownerUnitId, senderUnitId, protectedIdentity }) => ({
    municipalityId,
    units: senderUnitId ? [ownerUnitId, senderUnitId] : [ownerUnitId],
    authorId: null,
    holderId: null,
    needToKnow: protectedIdentity,
  }),
  began: opened,
  shown: (_, { row }) => ({ situation: { id: row.id, heldAt: row.heldAt } }),
};
