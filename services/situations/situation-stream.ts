import {
  readSituation,
  markSituationHeld,
  type SituationRow,
} from '../../database/situations/situation-store.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { localDate } from '../../domain/calendar/time.ts';
import type { Done } from '../acting/act.ts';
import type { StreamAdapter } from '../acting/stream-adapter.ts';

/** What the caller may know of an acute situation after a deed. */
export type SituationShown = {
  readonly situation: { readonly id: string; readonly heldAt: Instant | null };
};
export type SituationDone = Done<SituationShown>;

export const situationStream: StreamAdapter<SituationRow, SituationShown> = {
  kind: 'acuteSituation',
  read: readSituation,
  resource: (situation) => ({ is: 'acuteSituation', ...situation }),
  status: () => undefined,
  standing: ({ heldAt }) => ({ heldAt }),
  arrival: () => ({}),
  dutyPlace: ({ directory }, situation) => ({
    streamId: situation.id,
    receivingUnitId: situation.ownerUnitId,
    senderUnitId: situation.senderUnitId,
    arrivedAt: situation.openedAt,
    acute: true,
    settings: directory.settingsInForce(situation.municipalityId, localDate(situation.openedAt)),
    caseOwner: null,
  }),
  save: async (tx, id, { heldAt }) => {
    if (heldAt) await markSituationHeld(tx, id, heldAt);
  },
  awaitsOnlyDuties: ({ heldAt }) => heldAt !== null,
  tells: ({ municipalityId, ownerUnitId }) => ({
    municipalityId,
    units: [ownerUnitId],
    authorId: null,
    holderId: null,
  }),
  began: ({ id, openedAt }) => ({ id, seq: 1, occurredAt: openedAt, by: null, secret: null }),
  shown: (_actor, { row }) => ({ situation: { id: row.id, heldAt: row.heldAt } }),
};
