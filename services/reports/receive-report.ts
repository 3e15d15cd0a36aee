import { isAcuteForSpeed } from '../../domain/report/acute.ts';
import { effectsOf } from '../../domain/acting/effects.ts';
import { legalBasisOfReport } from '../../domain/law/law.ts';
import { isProtectedContact } from '../../domain/report/protected-contact.ts';
import { reportSchemaVersion, type ReportContent } from '../../domain/report/report-content.ts';
import type { Role, SignatoryRole } from '../../domain/access/roles.ts';
import { localDate, type Instant } from '../../domain/calendar/time.ts';
import { insertChildIndex } from '../../database/reports/child-index-store.ts';
import { saveDataKey } from '../../database/acting/data-key-store.ts';
import { insertDuties, type DutyRow } from '../../database/duties/duty-store.ts';
import {
  insertReport,
  insertSealedContent,
  type ReportRow,
} from '../../database/reports/report-store.ts';
import { beginStream } from '../../database/acting/stream-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { newId, newReference } from '../../platform/ids.ts';
import type { Call } from '../acting/call.ts';
import { childIndexEntries } from './child-index.ts';
import { beginSeal } from '../acting/data-key.ts';
import type { Deps } from '../acting/deps.ts';
import { newDuties, reportGround, type DutyGround, type OpenedBy } from '../duties/duty-changes.ts';
import { freezeContent, type Frozen } from './frozen-content.ts';
import { beginStreamWork, type StreamWork } from '../acting/stream-work.ts';

export type SignOff = {
  readonly asked: readonly SignatoryRole[];
  /** Left out by the author: `notAsked: secrecy`, a complete answer. */
  readonly excluded: readonly SignatoryRole[];
  /** The author who is a required signatory has signed by sending. */
  readonly signedBySending: SignatoryRole | null;
};

export const nobodyAsked: SignOff = { asked: [], excluded: [], signedBySending: null };

/** One report as it arrives: from whom, to whom, when, and what it says. */
export type Arrival = Pick<
  ReportRow,
  | 'submissionId'
  | 'municipalityId'
  | 'receivingUnitId'
  | 'senderOrganisationId'
  | 'senderUnitId'
  | 'authorPersonId'
  | 'authorClientId'
  | 'channel'
> & {
  readonly receivedAt: Instant;
  readonly content: ReportContent;
  readonly signOff: SignOff;
  /** Who has it before her already, as with a worry found in a supplement: opened in that instant. */
  readonly openedBy: { readonly personId: string; readonly role: Role } | null;
};

type Received = { readonly id: string; readonly frozen: Frozen; readonly settingsVersion: number };

type Unnamed = Omit<ReportRow, 'reference'>;

const rowOf = (arrival: Arrival, call: Call, received: Received): Unnamed => {
  const { content, signOff, openedBy, ...whence } = arrival;
  return {
    ...whence,
    id: received.id,
    agencyKind: content.agencyKind,
    status: openedBy ? 'opened' : 'received',
    concludedAs: null,
    concludedAt: null,
    closedAt: null,
    acute: isAcuteForSpeed(content.acute.danger),
    protectedContact: isProtectedContact(content.worry),
    protectedIdentity: content.child.protectedIdentity === 'yes',
    openedByPersonAt: openedBy ? call.at : null,
    ownerPersonId: openedBy?.personId ?? null,
    ownerRole: openedBy?.role ?? null,
    askedRoles: signOff.asked,
    legalBasis: legalBasisOfReport({
      receivedAt: arrival.receivedAt,
      agencyKind: content.agencyKind,
    }),
    settingsVersion: received.settingsVersion,
    schemaVersion: reportSchemaVersion,
    contentHash: received.frozen.hash,
  };
};

/** A reference is random: one that is taken already is drawn again. */
const insertNamed = async (tx: Tx, unnamed: Unnamed): Promise<ReportRow> => {
  const report = { ...unnamed, reference: newReference() };
  return (await insertReport(tx, report)) ? report : insertNamed(tx, unnamed);
};

const recordSignOff = (work: StreamWork, call: Call, signOff: SignOff, hash: Buffer): void => {
  for (const role of signOff.excluded) {
    const clear = { role, outcome: 'notAsked', contentHash: hash };
    work.record({ kind: 'signatureRecorded', clear, secret: { reason: 'secrecy' } });
  }
  if (signOff.signedBySending && call.actor.is === 'person') {
    const { assurance } = call.actor;
    const clear = {
      role: signOff.signedBySending,
      outcome: 'signed',
      contentHash: hash,
      assurance,
    };
    work.record({ kind: 'signatureRecorded', clear });
  }
};

/** Who has the report before her already need not open it. */
const owedFromArrival = (
  { signOff, openedBy }: Arrival,
  ground: DutyGround,
  by: OpenedBy,
): readonly DutyRow[] => {
  const { opens = [] } = effectsOf({ kind: 'reportSent', asked: signOff.asked });
  const owed = opens.filter(({ kind }) => !openedBy || kind !== 'openReport');
  return newDuties(owed, ground, by);
};

/**
 * One report about one child becomes a row that is never lost: stream, key, frozen content, blind
 * indexes, duties and events, in the caller's transaction.
 */
export async function receiveReport(
  deps: Deps,
  tx: Tx,
  call: Call,
  arrival: Arrival,
): Promise<ReportRow> {
  const { content, municipalityId, signOff, openedBy } = arrival;
  const id = newId(call.at);
  const organisationId = arrival.senderOrganisationId;
  const settings = deps.directory.settingsInForce(municipalityId, localDate(arrival.receivedAt));
  const frozen = freezeContent(content);
  const [head, report] = await Promise.all([
    beginStream(tx, { id, kind: 'report', municipalityId, organisationId }),
    insertNamed(tx, rowOf(arrival, call, { id, frozen, settingsVersion: settings.version })),
  ]);
  const { seal, wrapped } = beginSeal(deps.keyring, id);
  const work = beginStreamWork({ tx, actor: call.actor, at: call.at, head, seal });
  const seq = work.note('reportSent', { fact: id, dataHash: frozen.hash });
  recordSignOff(work, call, signOff, frozen.hash);
  if (openedBy) work.record({ kind: 'reportOpened' });
  const ground = reportGround(report, settings, openedBy);
  await Promise.all([
    saveDataKey(tx, id, wrapped),
    insertSealedContent(tx, id, seal.seal('report_content', id, frozen.bytes)),
    insertChildIndex(tx, childIndexEntries(deps.keyring, report, content.child)),
    insertDuties(tx, owedFromArrival(arrival, ground, { at: call.at, seq })),
    work.flush(),
  ]);
  return report;
}
