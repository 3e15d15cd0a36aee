import type { TermMeetingResource } from '../../domain/access/decide.ts';
import { localDate, type Instant } from '../../domain/calendar/time.ts';
import {
  readTermMeeting,
  updateTermMeeting,
  type TermMeetingRow,
} from '../../database/house/term-meeting-store.ts';
import type { Done } from '../acting/act.ts';
import type { StreamAdapter } from '../acting/stream-adapter.ts';

/** What the caller may know of a term meeting after a deed. */
export type TermMeetingShown = {
  readonly termMeeting: { readonly id: string; readonly heldAt: Instant | null };
};
export type TermMeetingDone = Done<TermMeetingShown>;

/** A term meeting as the permission table sees it. */
function termMeetingResource({ municipalityId }: TermMeetingRow): TermMeetingResource {
  return { is: 'termMeeting', municipalityId };
}

export const termMeetingStream: StreamAdapter<TermMeetingRow, TermMeetingShown> = {
  kind: 'termMeeting',
  read: readTermMeeting,
  resource: termMeetingResource,
  status: () => undefined,
  standing: ({ heldAt }) => ({ heldAt }),
  arrival: () => ({}),
  dutyPlace: ({ directory }, { id, municipalityId, ownerUnitId, openedAt }, _standing, at) => ({
    streamId: id,
    receivingUnitId: ownerUnitId,
    senderUnitId: null,
    arrivedAt: openedAt,
    acute: false,
    settings: directory.settingsInForce(municipalityId, localDate(at)),
    caseOwner: null,
  }),
  save: updateTermMeeting,
  awaitsOnlyDuties: () => true,
  tells: ({ municipalityId, ownerUnitId, schoolUnitIds }) => ({
    municipalityId,
    units: [ownerUnitId, ...schoolUnitIds],
    authorId: null,
    holderId: null,
    needToKnow: false,
  }),
  shown: (_call, { row }) => ({ termMeeting: { id: row.id, heldAt: row.heldAt } }),
};
