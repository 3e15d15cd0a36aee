import { effectsOf } from '../../domain/acting/effects.ts';
import type { MunicipalitySettings } from '../../domain/people/settings.ts';
import { localDate } from '../../domain/calendar/time.ts';
import { saveDataKey } from '../../database/acting/data-key-store.ts';
import { insertDuties, type DutyRow } from '../../database/duties/duty-store.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import {
  insertSituation,
  linkSituation,
  type SituationRow,
} from '../../database/situations/situation-store.ts';
import { beginStream } from '../../database/acting/stream-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { Call } from '../acting/call.ts';
import { beginSeal } from '../acting/data-key.ts';
import type { Deps } from '../acting/deps.ts';
import { newDuties } from '../duties/duty-changes.ts';
import { beginStreamWork } from '../acting/stream-work.ts';

export type NewSituation = {
  readonly because: SituationRow['because'];
  /** The reports of one situation, at least one; the first names municipality and school. */
  readonly reports: readonly [ReportRow, ...ReportRow[]];
};

const newSituation = (call: Call, { because, reports: [first] }: NewSituation): SituationRow => ({
  id: newId(call.at),
  municipalityId: first.municipalityId,
  senderOrganisationId: first.senderOrganisationId,
  senderUnitId: first.senderUnitId,
  ownerUnitId: first.receivingUnitId,
  because,
  openedAt: call.at,
  heldAt: null,
});

const owedFromOpening = (
  situation: SituationRow,
  settings: MunicipalitySettings,
  seq: number,
): readonly DutyRow[] => {
  const { opens = [] } = effectsOf({ kind: 'situationOpened' });
  const ground = {
    streamId: situation.id,
    receivingUnitId: situation.ownerUnitId,
    senderUnitId: situation.senderUnitId,
    arrivedAt: situation.openedAt,
    acute: true,
    settings,
    caseOwner: null,
  };
  return newDuties(opens, ground, { at: situation.openedAt, seq });
};

/**
 * After an acute situation a joint meeting *shall* follow up how the cooperation worked
 * (Degerforsmodellen): one stream and one duty for the situation, which outlive its reports.
 */
export async function openSituation(
  deps: Deps,
  tx: Tx,
  call: Call,
  opening: NewSituation,
): Promise<{ readonly id: string; readonly seq: number }> {
  const situation = newSituation(call, opening);
  const { id, municipalityId, senderOrganisationId: organisationId } = situation;
  const head = await beginStream(tx, {
    id,
    kind: 'acuteSituation',
    municipalityId,
    organisationId,
  });
  const { seal, wrapped } = beginSeal(deps.keyring, id);
  const work = beginStreamWork({ tx, actor: call.actor, at: call.at, head, seal });
  const seq = work.note('situationOpened', { fact: id, purpose: situation.because });
  const settings = deps.directory.settingsInForce(municipalityId, localDate(call.at));
  await Promise.all([
    saveDataKey(tx, id, wrapped),
    insertSituation(tx, situation),
    ...opening.reports.map((report) => linkSituation(tx, id, report.id)),
    insertDuties(tx, owedFromOpening(situation, settings, seq)),
    work.flush(),
  ]);
  return { id, seq };
}
