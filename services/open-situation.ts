import { effectsOf } from '../domain/effects.ts';
import { localDate } from '../domain/time.ts';
import { saveDataKey } from '../database/data-key-store.ts';
import { insertDuties } from '../database/duty-store.ts';
import type { ReportRow } from '../database/report-store.ts';
import { insertSituation, linkSituation, type SituationRow } from '../database/situation-store.ts';
import { beginStream } from '../database/stream-store.ts';
import type { Tx } from '../database/transaction.ts';
import { newId } from '../platform/ids.ts';
import type { Call } from './call.ts';
import { beginSeal } from './data-key.ts';
import type { Deps } from './deps.ts';
import { newDuties } from './duty-changes.ts';
import { beginStreamWork } from './stream-work.ts';

export type NewSituation = {
  readonly because: SituationRow['because'];
  /** The reports of one situation, at least one; the first names municipality and school. */
  readonly reports: readonly [ReportRow, ...ReportRow[]];
};

/**
 * After an acute situation a joint meeting *shall* follow up how the cooperation worked
 * (Degerforsmodellen): one stream and one duty for the situation, which outlive its reports.
 */
export const openSituation = async (
  deps: Deps,
  tx: Tx,
  call: Call,
  { because, reports }: NewSituation,
): Promise<{ readonly id: string; readonly seq: number }> => {
  const [first] = reports;
  const situation: SituationRow = {
    id: newId(call.at),
    municipalityId: first.municipalityId,
    senderOrganisationId: first.senderOrganisationId,
    senderUnitId: first.senderUnitId,
    ownerUnitId: first.receivingUnitId,
    because,
    openedAt: call.at,
    heldAt: null,
  };
  const head = await beginStream(tx, {
    id: situation.id,
    kind: 'acuteSituation',
    municipalityId: first.municipalityId,
    organisationId: first.senderOrganisationId,
  });
  const { seal, wrapped } = beginSeal(deps.keyring, situation.id);
  const work = beginStreamWork({ tx, actor: call.actor, at: call.at, head, seal: () => seal });
  const seq = work.note('situationOpened', { fact: situation.id, purpose: because });
  const { opens = [] } = effectsOf({ kind: 'situationOpened' });
  const ground = {
    streamId: situation.id,
    receivingUnitId: first.receivingUnitId,
    senderUnitId: first.senderUnitId,
    arrivedAt: call.at,
    acute: true,
    settings: deps.directory.settingsInForce(first.municipalityId, localDate(call.at)),
    caseOwner: null,
  };
  await Promise.all([
    saveDataKey(tx, situation.id, wrapped),
    insertSituation(tx, situation),
    ...reports.map(({ id }) => linkSituation(tx, situation.id, id)),
    insertDuties(tx, newDuties(opens, ground, { at: call.at, seq })),
    work.flush(),
  ]);
  return { id: situation.id, seq };
};
