import { localDate } from '../../domain/calendar/time.ts';
import { readHouse, type HouseRow } from '../../database/house/house-store.ts';
import type { Done } from '../acting/act.ts';
import type { StreamAdapter } from '../acting/stream-adapter.ts';

/** Nothing is to be known of it after a deed but that it was done. */
export type HouseDone = Done<object>;

/** What a municipality owes that belongs to no case: one stream for each, with duties alone. */
export const houseStream: StreamAdapter<HouseRow, object> = {
  kind: 'houseDuty',
  read: readHouse,
  resource: ({ municipalityId }) => ({ is: 'houseDuty', municipalityId }),
  status: () => undefined,
  standing: () => ({}),
  arrival: () => ({}),
  dutyPlace: ({ directory }, { id, municipalityId, ownerUnitId }, _standing, at) => ({
    streamId: id,
    receivingUnitId: ownerUnitId,
    senderUnitId: null,
    arrivedAt: at,
    acute: false,
    settings: directory.settingsInForce(municipalityId, localDate(at)),
    caseOwner: null,
  }),
  save: async () => undefined,
  awaitsOnlyDuties: () => true,
  tells: ({ municipalityId, ownerUnitId }) => ({
    municipalityId,
    units: [ownerUnitId],
    authorId: null,
    holderId: null,
    needToKnow: false,
  }),
  shown: () => ({}),
};
