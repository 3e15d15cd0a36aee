import type { ConsultationResource } from '../../domain/access/decide.ts';
import { localDate, type Instant } from '../../domain/calendar/time.ts';
import {
  readConsultation,
  updateConsultation,
  type ConsultationRow,
} from '../../database/consultations/consultation-store.ts';
import type { Done } from '../acting/act.ts';
import type { StreamAdapter } from '../acting/stream-adapter.ts';

/** What the caller may know of a consultation after a deed. */
export type ConsultationShown = {
  readonly consultation: { readonly id: string; readonly answeredAt: Instant | null };
};
export type ConsultationDone = Done<ConsultationShown>;

/** A consultation as the permission table sees it. */
export function consultationResource(row: ConsultationRow): ConsultationResource {
  const { municipalityId, organisationId, askerId } = row;
  return { is: 'consultation', municipalityId, organisationId, askerId };
}

export const consultationStream: StreamAdapter<ConsultationRow, ConsultationShown> = {
  kind: 'consultation',
  read: readConsultation,
  resource: consultationResource,
  status: () => undefined,
  standing: ({ answeredAt }) => ({ answeredAt }),
  arrival: () => ({}),
  dutyPlace: ({ directory }, row, _standing, at) => ({
    streamId: row.id,
    receivingUnitId: row.receivingUnitId,
    senderUnitId: row.askerUnitId,
    arrivedAt: row.askedAt,
    acute: false,
    settings: directory.settingsInForce(row.municipalityId, localDate(at)),
    caseOwner: null,
  }),
  save: updateConsultation,
  awaitsOnlyDuties: () => true,
  tells: ({ municipalityId, receivingUnitId }) => ({
    municipalityId,
    units: [receivingUnitId],
    authorId: null,
    holderId: null,
    needToKnow: false,
  }),
  shown: (_actor, { row }) => ({ consultation: { id: row.id, answeredAt: row.answeredAt } }),
};
