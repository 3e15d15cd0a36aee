import { isAcuteForSpeed } from '../../domain/report/acute.ts';
import { localDate, type Instant } from '../../domain/calendar/time.ts';
import { isAdultAt } from '../../domain/report/age.ts';
import { legalBasisOfReport } from '../../domain/law/law.ts';
import { isProtectedContact } from '../../domain/report/protected-contact.ts';
import { reportSchemaVersion, type ReportContent } from '../../domain/report/report-content.ts';
import type { Role } from '../../domain/access/roles.ts';
import { isKnownToSender } from '../../domain/reports/new-worry.ts';
import type { SignOff } from '../../domain/reports/records.ts';
import { saveDataKeys } from '../../database/acting/data-key-store.ts';
import {
  beginForwardedStream,
  beginStream,
  type StreamHead,
} from '../../database/acting/stream-store.ts';
import { insertAssertedAuthor } from '../../database/reports/asserted-author-store.ts';
import { insertChildIndex } from '../../database/reports/child-index-store.ts';
import {
  insertReport,
  insertSealedContent,
  type ReportRow,
} from '../../database/reports/report-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { newId, newReference } from '../../platform/ids.ts';
import { beginSeal } from '../acting/seal.ts';
import type { Acting } from '../acting/acting.ts';
import type { Draft } from '../acting/drafts.ts';
import { openFile } from '../acting/stream-file.ts';
import { assertedTerm } from './asserted-author.ts';
import { keepKeys, type AttachmentKeys } from './attachments/attachment-keys.ts';
import { childIndexEntries } from './child-index.ts';
import { freezeContent, type Frozen } from './frozen-content.ts';
import { recordOpening } from './record-opening.ts';
import { sealedContent } from './report-content.ts';
import { reportStream, type ReportFile } from './report-stream.ts';

/** One report as it arrives: from whom, to whom, when, and what it says. */
export type Arrival = Pick<
  ReportRow,
  | 'submissionId'
  | 'confirmsId'
  | 'municipalityId'
  | 'receivingUnitId'
  | 'senderOrganisationId'
  | 'senderUnitId'
  | 'callerPersonId'
  | 'authorPersonId'
  | 'authorClientId'
  | 'channel'
  | 'keptFrom'
> & {
  readonly receivedAt: Instant;
  readonly content: ReportContent;
  readonly signOff: SignOff;
  /**
   * The receiver who has the worry before her already, because it was found in a supplement or told
   * to her: the report is opened in the instant it is made, or `at` that when she took the call. Null
   * for a report that was sent.
   */
  readonly openedBy: {
    readonly personId: string;
    readonly role: Role;
    readonly at?: Instant;
  } | null;
  /**
   * The bytes as they were frozen in the municipality that forwarded it, and whence it came; null for
   * a report that is frozen here.
   */
  readonly forwarded: {
    readonly id: string;
    readonly frozen: Frozen;
    readonly from: Draft<'forwardingReceived'>;
  } | null;
  /** The head of its stream, where that has begun already. */
  readonly begun?: StreamHead;
  /** Records what else the report begins with. */
  readonly further?: (file: ReportFile) => Promise<void>;
  /** The own keys of the attachments that its content names. Without them it names none. */
  readonly attachmentKeys?: AttachmentKeys;
  /** The draft that it was until now, whose id and key it keeps. */
  readonly draft?: { readonly id: string; readonly key: Buffer };
};

type Received = { readonly id: string; readonly frozen: Frozen; readonly settingsVersion: number };

type Unnamed = Omit<ReportRow, 'reference'>;

const rowOf = (arrival: Arrival, at: Instant, received: Received): Unnamed => {
  const { content, signOff, openedBy, ...more } = arrival;
  const {
    forwarded: _,
    further: __,
    draft: ___,
    begun: ____,
    attachmentKeys: _____,
    ...whence
  } = more;
  const youngPerson = isAdultAt(content.child, arrival.receivedAt);
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
    youngPerson,
    contactLiftedAt: null,
    elsewhere: null,
    reviewedAs: null,
    openedByPersonAt: openedBy ? (openedBy.at ?? at) : null,
    ownerPersonId: openedBy?.personId ?? null,
    ownerRole: openedBy?.role ?? null,
    askedRoles: signOff.asked,
    legalBasis: legalBasisOfReport({
      receivedAt: arrival.receivedAt,
      agencyKind: content.agencyKind,
      youngPerson,
    }),
    settingsVersion: received.settingsVersion,
    schemaVersion: reportSchemaVersion,
    contentHash: received.frozen.hash,
  };
};

/** Inserts the report under a random reference, and draws another when that one is taken. */
const insertNamed = async (tx: Tx, unnamed: Unnamed): Promise<ReportRow> => {
  const report = { ...unnamed, reference: newReference() };
  return (await insertReport(tx, report)) ? report : insertNamed(tx, unnamed);
};

const recordSignOff = async (file: ReportFile, { excluded, signedBySending }: SignOff) => {
  const { actor } = file.acting.call;
  const { contentHash } = file.row;
  for (const role of excluded) {
    const secret = { reason: 'secrecy' } as const;
    const left = { role, outcome: 'notAsked', assurance: null, contentHash, secret } as const;
    await file.record('signatureRecorded', left);
  }
  if (signedBySending && actor.is === 'person') {
    const { assurance } = actor;
    const signed = { role: signedBySending, outcome: 'signed', assurance, contentHash } as const;
    await file.record('signatureRecorded', signed);
  }
};

/** The facts that every report begins with, in their order. */
const recordArrival = async (
  file: ReportFile,
  { signOff, openedBy, forwarded, further }: Arrival,
  dataHash: Buffer,
): Promise<void> => {
  const { id } = file.row;
  const { asked } = signOff;
  const confirms = file.row.confirmsId !== null;
  await file.record('reportSent', {
    id,
    dataHash,
    asked,
    alreadyHeld: openedBy !== null,
    confirms,
  });
  await recordSignOff(file, signOff);
  if (forwarded) await file.record('forwardingReceived', forwarded.from);
  if (openedBy) await recordOpening(file, openedBy);
  await further?.(file);
};

const beginReport = async (tx: Tx, id: string, arrival: Arrival): Promise<StreamHead> => {
  const { municipalityId, forwarded, begun } = arrival;
  if (begun) return begun;
  if (forwarded) return beginForwardedStream(tx, id, forwarded.id);
  const isKnownThere = isKnownToSender(arrival) || arrival.callerPersonId !== null;
  const organisationId = isKnownThere ? arrival.senderOrganisationId : null;
  return beginStream(tx, { id, kind: 'report', municipalityId, organisationId });
};

/** By what the child is found. What confirms a call is no other report on her. */
const indexed = ({ deps }: Acting, row: ReportRow, { child }: ReportContent) =>
  row.confirmsId === null ? childIndexEntries(deps.keyring, row, child) : [];

/**
 * Stores one report about one child: stream, key, frozen content, blind indexes, duties and events.
 * All are written in the caller's transaction, so that no report can be stored without them.
 */
export async function receiveReport(acting: Acting, arrival: Arrival): Promise<ReportRow> {
  const { deps, call, tx } = acting;
  const { content, municipalityId, draft, begun, attachmentKeys = new Map() } = arrival;
  const id = draft?.id ?? begun?.id ?? newId(call.at);
  const settings = deps.directory.settingsInForce(municipalityId, localDate(arrival.receivedAt));
  const frozen = arrival.forwarded?.frozen ?? freezeContent(content);
  const [head, row] = await Promise.all([
    beginReport(tx, id, arrival),
    insertNamed(tx, rowOf(arrival, call.at, { id, frozen, settingsVersion: settings.version })),
  ]);
  const { seal, wrapped } = beginSeal(deps.keyring, id, draft && { sender: draft.key });
  const file = openFile(acting, reportStream, { head, row, duties: [], seal: () => seal });
  file.alsoWrite(
    () => saveDataKeys(tx, id, wrapped),
    () => insertSealedContent(tx, id, seal.seal(sealedContent(id), frozen.bytes)),
    () => keepKeys(tx, { id, seal }, content.attachments, attachmentKeys),
    () => insertChildIndex(tx, indexed(acting, row, content)),
  );
  const term = assertedTerm(deps, row, content);
  if (term) file.alsoWrite(() => insertAssertedAuthor(tx, { reportId: id, term }));
  await recordArrival(file, arrival, frozen.hash);
  return row;
}
