import { hasConcern } from '../../domain/report/concern.ts';
import { localDate } from '../../domain/calendar/time.ts';
import { Invalid } from '../../domain/errors.ts';
import type { SignatoryRole } from '../../domain/access/roles.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import { keptFrom, whoIsAsked } from '../../domain/sign-off/who-is-asked.ts';
import { insertLinks, type ReportRow } from '../../database/reports/report-store.ts';
import { newId } from '../../platform/ids.ts';
import { begin, homeOf, type Caller } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import type { Acting } from '../acting/acting.ts';
import { takeUploads, type NamedUploads } from './attachments/take-uploads.ts';
import { takeDraft } from './drafts.ts';
import { outOfHoursNow, type OutOfHoursView } from './out-of-hours.ts';
import { receivingMunicipality } from './receiving-municipality.ts';
import type { SignOff } from '../../domain/reports/records.ts';
import type { ReportFile } from './report-stream.ts';
import { callToConfirm } from './call-to-confirm.ts';
import { receiveReport, type Arrival } from './receive-report.ts';
import { receiveWithSiblings, type Family } from './receive-with-siblings.ts';

export type Receipt = {
  readonly id: string;
  readonly reference: string;
  readonly receivedAt: string;
  /** SHA-256 of the frozen bytes, 64 hexadecimal digits. */
  readonly contentHash: string;
  readonly outOfHours: OutOfHoursView;
  readonly links: readonly {
    readonly rel: 'siblingOf' | 'confirms';
    readonly id: string;
    readonly reference: string;
  }[];
};

/**
 * Records whom the author lets sign at once. Nothing more is written of a function that is asked
 * already, that she leaves out or that signs no such report.
 */
const asking =
  (asks: readonly SignatoryRole[], required: readonly SignatoryRole[], signOff: SignOff) =>
  async (file: ReportFile): Promise<void> => {
    const { asked, excluded, signedBySending } = signOff;
    const settled = [...asked, ...excluded, signedBySending];
    const anew = required.filter((role) => asks.includes(role) && !settled.includes(role));
    for (const role of anew) await file.record('signatureAsked', { role });
  };

type Going = {
  readonly content: ReportContent;
  readonly municipalityId: string;
  readonly asks: readonly SignatoryRole[];
};

const arrivalAt = (
  { deps, call }: Acting,
  sender: Caller,
  { content, municipalityId, asks }: Going,
): Omit<Arrival, 'content'> => {
  const home = homeOf(sender);
  const settings = deps.directory.settingsInForce(municipalityId, localDate(call.at));
  const role = sender.is === 'person' ? sender.assignment.role : null;
  const required = settings.signatories[content.agencyKind] ?? [];
  const signOff = whoIsAsked(role, required, content.coSigning.exclude);
  return {
    submissionId: newId(call.at),
    municipalityId,
    receivingUnitId: deps.directory.intakeUnit(municipalityId).id,
    senderUnitId: home.unitId,
    senderOrganisationId: home.organisationId,
    confirmsId: null,
    callerPersonId: null,
    authorPersonId: sender.is === 'person' ? sender.personId : null,
    authorClientId: sender.is === 'client' ? sender.clientId : null,
    channel: 'api',
    receivedAt: call.at,
    signOff,
    further: asking(asks, required, signOff),
    keptFrom: keptFrom(role, content.coSigning.exclude),
    openedBy: null,
    forwarded: null,
  };
};

/** What whoever sent or wrote down a report is told of it. */
export function receiptFor({ deps, call }: Acting, { report, siblings }: Family): Receipt {
  return {
    id: report.id,
    reference: report.reference,
    receivedAt: report.receivedAt,
    contentHash: report.contentHash.toString('hex'),
    outOfHours: outOfHoursNow(deps, call, report.municipalityId),
    links: siblings.map(({ id, reference }) => ({ rel: 'siblingOf', id, reference })),
  };
}

/** A report as its sender states it: with the uploads that go with it, by their ids. */
export type StatedReport = Omit<ReportContent, 'attachments'> & {
  readonly attachments: NamedUploads;
};

/** What is frozen of it, what opens the attachments that it names, and the draft that it was. */
type Frozen = Pick<Arrival, 'content' | 'draft'> & Required<Pick<Arrival, 'attachmentKeys'>>;

const withUploads = async (acting: Acting, stated: StatedReport): Promise<Frozen> => {
  const { attachments, keys } = await takeUploads(acting, stated.attachments);
  return { content: { ...stated, attachments }, attachmentKeys: keys };
};

/**
 * Sends the written report after a call, which the caller alone may do, and once. It is frozen and
 * linked, and owes nothing anew but its signatures: the case is the spoken report's, with the clocks
 * that run from the call. There it has to be read, and there the caller is the author from now on.
 *
 * @throws NotFound for a call that is not hers to confirm; Conflict `already-confirmed`
 */
const confirmCall = async (
  acting: Acting,
  sender: Caller,
  { content, ...frozen }: Frozen,
  { confirms, asks }: Required<Pick<Beside, 'asks'>> & { readonly confirms: string },
): Promise<Receipt> => {
  const spoken = await callToConfirm(acting, confirms);
  const { id: confirmsId, municipalityId, receivingUnitId, reference } = spoken.row;
  const arrival = arrivalAt(acting, sender, { content, municipalityId, asks });
  const report = await receiveReport(acting, {
    ...arrival,
    ...frozen,
    receivingUnitId,
    confirmsId,
    content,
  });
  await spoken.record('reportConfirmed', {
    about: report.id,
    outcome: report.acute ? 'acute' : 'notAcute',
    contentHash: report.contentHash,
  });
  await insertLinks(acting.tx, [
    { from: report.id, to: confirmsId, kind: 'confirms', side: 'both' },
  ]);
  const receipt = receiptFor(acting, { report, siblings: [] });
  return { ...receipt, links: [{ rel: 'confirms', id: confirmsId, reference }] };
};

/** What a report was before, and what is done with it in the transaction in which it is sent. */
type Beside = {
  /** The spoken report that it confirms, by its id or reference. */
  readonly confirms?: string | null;
  /**
   * The draft of the caller's that it was until now, whose id and key it has, and which is gone in the
   * same transaction: what the caller says is what is sent, whatever was saved last.
   */
  readonly draftId?: string;
  /** The functions that she lets sign at once, where nobody is asked before she says so. */
  readonly asks?: readonly SignatoryRole[];
  readonly also?: (acting: Acting, report: ReportRow) => Promise<void>;
};

/**
 * Sends a report. In one transaction it is sent, received and visible to social services, at night
 * and on holidays too (22 § FL). All that is asked of the content is one word of concern; each
 * named sibling gets a linked copy.
 *
 * @throws Forbidden when the caller's function may not send; Invalid `no-concern`; of one that
 *   confirms a call NotFound, Conflict `already-confirmed`; of a draft NotFound, also once it is sent,
 *   PreconditionFailed when it was saved elsewhere since; what `takeUploads` and `also` throw
 */
export function sendReport(
  deps: Deps,
  call: Call,
  stated: StatedReport,
  { draftId, also, asks = [], confirms = null }: Beside = {},
): Promise<Receipt> {
  return begin(deps, call, 'reportSent', async (acting, sender) => {
    if (!hasConcern(stated)) throw new Invalid('no-concern');
    // Before the draft is taken, with which those of its uploads go that are not sent.
    const { content, attachmentKeys } = await withUploads(acting, stated);
    const draft = draftId === undefined ? undefined : await takeDraft(acting, draftId);
    const before = { attachmentKeys, ...(draft && { draft }) };
    if (confirms !== null) {
      return confirmCall(acting, sender, { ...before, content }, { confirms, asks });
    }
    const municipalityId = receivingMunicipality(deps, content, homeOf(sender).municipalityId);
    const arrival = arrivalAt(acting, sender, { content, municipalityId, asks });
    const received = await receiveWithSiblings(acting, { ...arrival, ...before }, content);
    await also?.(acting, received.report);
    return receiptFor(acting, received);
  });
}
