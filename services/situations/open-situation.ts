import { signatoryRoles } from '../../domain/access/roles.ts';
import type { SituationCause } from '../../domain/situations/records.ts';
import { saveDataKeys } from '../../database/acting/data-key-store.ts';
import { beginStream } from '../../database/acting/stream-store.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import {
  insertSituation,
  linkSituation,
  type SituationRow,
} from '../../database/situations/situation-store.ts';
import { newTimelessId } from '../../platform/ids.ts';
import type { Call } from '../acting/call.ts';
import { beginSeal } from '../acting/seal.ts';
import type { Acting, Recorded } from '../acting/acting.ts';
import { openFile } from '../acting/stream-file.ts';
import { situationStream } from './situation-stream.ts';

export type NewSituation = {
  readonly because: SituationCause;
  /** The reports of one situation, at least one. The first gives it its municipality and school. */
  readonly reports: readonly [ReportRow, ...ReportRow[]];
};

/**
 * Another municipality that forwarded the report is no school, and its school is not ours to meet. Of
 * what was moved after that, as of what a private person told, no school is known either.
 */
const schoolOf = ({
  channel,
  authorPersonId,
  authorClientId,
  senderOrganisationId,
  senderUnitId,
}: ReportRow): Pick<SituationRow, 'senderOrganisationId' | 'senderUnitId'> =>
  channel === 'forwarded' || (channel === 'moved' && !authorPersonId && !authorClientId)
    ? { senderOrganisationId: null, senderUnitId: null }
    : { senderOrganisationId, senderUnitId };

const newSituation = (call: Call, { because, reports }: NewSituation): SituationRow => ({
  // The school comes to see it, and may not tell from it when social services found it.
  id: newTimelessId(),
  municipalityId: reports[0].municipalityId,
  ...schoolOf(reports[0]),
  ownerUnitId: reports[0].receivingUnitId,
  authorId: reports[0].authorPersonId ?? reports[0].authorClientId,
  because,
  openedAt: call.at,
  plannedAt: null,
  heldAt: null,
  keptFrom: signatoryRoles.filter((role) => reports.some((one) => one.keptFrom.includes(role))),
  invitedRoles: [],
  joinedTo: null,
  counterpart: null,
  protectedIdentity: reports.some(({ protectedIdentity }) => protectedIdentity),
});

/**
 * Opens an acute situation. After one, a joint meeting *shall* follow up how the cooperation worked
 * (Degerforsmodellen); the situation has a stream and a duty of its own for that, which outlive its
 * reports.
 */
export async function openSituation(acting: Acting, opening: NewSituation): Promise<Recorded> {
  const { call, deps, tx } = acting;
  const row = newSituation(call, opening);
  const { id, municipalityId, senderOrganisationId: organisationId } = row;
  const head = await beginStream(tx, {
    id,
    kind: 'acuteSituation',
    municipalityId,
    organisationId,
  });
  const { seal, wrapped } = beginSeal(deps.keyring, id);
  const file = openFile(acting, situationStream, { head, row, duties: [], seal: () => seal });
  file.alsoWrite(
    () => saveDataKeys(tx, id, wrapped),
    () => insertSituation(tx, row),
    ...opening.reports.map((report) => () => linkSituation(tx, id, report.id)),
  );
  return file.record('situationOpened', { id, because: row.because, purpose: opening.because });
}
