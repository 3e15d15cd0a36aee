import { hasConcern } from '../../domain/report/concern.ts';
import { localDate } from '../../domain/calendar/time.ts';
import { Invalid } from '../../domain/errors.ts';
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
 * The municipality that receives the report: the one it names, else that of the child's home, else
 * the one where the child is now, else the sender's own. Whichever receives it assesses it, so that a
 * doubtful address stops no report.
 */
const receivingMunicipality = (deps: Deps, content: ReportContent, home: string): string =>
  [content.municipalityCode, content.child.homeMunicipalityCode, content.childNow.municipalityCode]
    .map((code) => code && deps.directory.municipalityByCode(code)?.id)
    .find((id) => id) ?? home;

const arrivalAt = (
  { deps, call }: Acting,
  sender: Caller,
  { content, municipalityId }: { readonly content: ReportContent; readonly municipalityId: string },
): Omit<Arrival, 'content'> => {
  const home = homeOf(sender);
  const settings = deps.directory.settingsInForce(municipalityId, localDate(call.at));
  const role = sender.is === 'person' ? sender.assignment.role : null;
  const required = settings.signatories[content.agencyKind] ?? [];
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
    signOff: whoIsAsked(role, required, content.coSigning.exclude),
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

/** What is frozen of it, and what opens the attachments that it names. */
type Frozen = Pick<Arrival, 'content'> & Required<Pick<Arrival, 'attachmentKeys'>>;

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
  { content, attachmentKeys }: Frozen,
  confirms: string,
): Promise<Receipt> => {
  const spoken = await callToConfirm(acting, confirms);
  const { id: confirmsId, municipalityId, receivingUnitId, reference } = spoken.row;
  const arrival = arrivalAt(acting, sender, { content, municipalityId });
  const report = await receiveReport(acting, {
    ...arrival,
    receivingUnitId,
    confirmsId,
    content,
    attachmentKeys,
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
  readonly draftId?: string;
  readonly also?: (acting: Acting, report: ReportRow) => Promise<void>;
};

const sendWith = (
  deps: Deps,
  call: Call,
  stated: StatedReport,
  { draftId, also, confirms = null }: Beside,
): Promise<Receipt> =>
  begin(deps, call, 'reportSent', async (acting, sender) => {
    if (!hasConcern(stated)) throw new Invalid('no-concern');
    // Before the draft is taken, with which those of its uploads go that are not sent.
    const { content, attachmentKeys } = await withUploads(acting, stated);
    if (confirms !== null) {
      return confirmCall(acting, sender, { content, attachmentKeys }, confirms);
    }
    const municipalityId = receivingMunicipality(deps, content, homeOf(sender).municipalityId);
    const arrival = arrivalAt(acting, sender, { content, municipalityId });
    const draft = draftId && (await takeDraft(acting, draftId));
    const received = await receiveWithSiblings(
      acting,
      { ...arrival, attachmentKeys, ...(draft && { draft }) },
      content,
    );
    await also?.(acting, received.report);
    return receiptFor(acting, received);
  });

/**
 * Sends a report. In one transaction it is sent, received and visible to social services, at night
 * and on holidays too (22 § FL). All that is asked of the content is one word of concern; each
 * named sibling gets a linked copy.
 *
 * @throws Forbidden when the caller's function may not send; Invalid `no-concern`; of one that
 *   confirms a call NotFound, Conflict `already-confirmed`; what `takeUploads` and `also` throw
 */
export function sendReport(
  deps: Deps,
  call: Call,
  content: StatedReport,
  beside: Omit<Beside, 'draftId'> = {},
): Promise<Receipt> {
  return sendWith(deps, call, content, beside);
}

/**
 * Sends what was a draft until now. The report has the draft's id and key, and the draft is gone in
 * the same transaction: what the caller says is what is sent, whatever was saved last.
 *
 * @throws NotFound when there is no such draft of hers, also once it is sent; PreconditionFailed when
 *   it was saved elsewhere since; Forbidden; Invalid `no-concern`; what `takeUploads` throws
 */
export function sendDraft(
  deps: Deps,
  call: Call,
  draftId: string,
  content: StatedReport,
): Promise<Receipt> {
  return sendWith(deps, call, content, { draftId });
}
