import { hasConcern } from '../../domain/report/concern.ts';
import { isAcuteSituation } from '../../domain/report/acute.ts';
import { localDate } from '../../domain/calendar/time.ts';
import { Invalid } from '../../domain/errors.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import { siblingCopies } from '../../domain/reports/sibling-copies.ts';
import { keptFrom, whoIsAsked } from '../../domain/sign-off/who-is-asked.ts';
import { insertLinks, type ReportRow } from '../../database/reports/report-store.ts';
import { newId } from '../../platform/ids.ts';
import { begin, homeOf, type Caller } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import type { Acting } from '../acting/acting.ts';
import { openSituation } from '../situations/open-situation.ts';
import { takeDraft } from './drafts.ts';
import { outOfHoursNow, type OutOfHoursView } from './out-of-hours.ts';
import { receiveReport, type Arrival } from './receive-report.ts';

export type Receipt = {
  readonly id: string;
  readonly reference: string;
  readonly receivedAt: string;
  /** SHA-256 of the frozen bytes, 64 hexadecimal digits. */
  readonly contentHash: string;
  readonly outOfHours: OutOfHoursView;
  readonly links: readonly {
    readonly rel: 'siblingOf';
    readonly id: string;
    readonly reference: string;
  }[];
};

/**
 * The municipality that receives the report: the one it names, else that of the child's home, else
 * the one where the child is now, else the sender's own. Whichever receives it assesses it, so a doubtful address stops no report.
 */
const receivingMunicipality = (deps: Deps, content: ReportContent, home: string): string =>
  [content.municipalityCode, content.child.homeMunicipalityCode, content.childNow.municipalityCode]
    .map((code) => code && deps.directory.municipalityByCode(code)?.id)
    .find((id) => id) ?? home;

const arrivalOf = (
  { deps, call }: Acting,
  sender: Caller,
  content: ReportContent,
): Omit<Arrival, 'content'> => {
  const home = homeOf(sender);
  const municipalityId = receivingMunicipality(deps, content, home.municipalityId);
  const settings = deps.directory.settingsInForce(municipalityId, localDate(call.at));
  const role = sender.is === 'person' ? sender.assignment.role : null;
  const required = settings.signatories[content.agencyKind] ?? [];
  return {
    submissionId: newId(call.at),
    municipalityId,
    receivingUnitId: deps.directory.intakeUnit(municipalityId).id,
    senderUnitId: home.unitId,
    senderOrganisationId: home.organisationId,
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

const receiptFor = (
  { deps, call }: Acting,
  report: ReportRow,
  siblings: readonly ReportRow[],
): Receipt => ({
  id: report.id,
  reference: report.reference,
  receivedAt: report.receivedAt,
  contentHash: report.contentHash.toString('hex'),
  outOfHours: outOfHoursNow(deps, call, report.municipalityId),
  links: siblings.map(({ id, reference }) => ({ rel: 'siblingOf', id, reference })),
});

/** What a report was before, and what is done with it in the transaction in which it is sent. */
type Beside = {
  readonly draftId?: string;
  readonly also?: ((acting: Acting, report: ReportRow) => Promise<void>) | undefined;
};

const sendWith = (
  deps: Deps,
  call: Call,
  content: ReportContent,
  { draftId, also }: Beside,
): Promise<Receipt> =>
  begin(deps, call, 'reportSent', async (acting, sender) => {
    if (!hasConcern(content)) throw new Invalid('no-concern');
    const arrival = arrivalOf(acting, sender, content);
    const draft = draftId && (await takeDraft(acting, draftId));
    const report = await receiveReport(acting, { ...arrival, content, ...(draft && { draft }) });
    const siblings: ReportRow[] = [];
    for (const copy of siblingCopies(content)) {
      siblings.push(await receiveReport(acting, { ...arrival, content: copy }));
    }
    const links = siblings.map(
      ({ id }) => ({ from: id, to: report.id, kind: 'siblingOf', side: 'both' }) as const,
    );
    if (isAcuteSituation(content.acute.danger)) {
      const reports = [report, ...siblings] as const;
      await openSituation(acting, { because: 'reportedAcute', reports });
    }
    await insertLinks(acting.tx, links);
    await also?.(acting, report);
    return receiptFor(acting, report, siblings);
  });

/**
 * Sends a report. In one transaction it is sent, received and visible to social services, at night
 * and on holidays too (22 § FL). All that is asked of the content is one word of concern; each
 * named sibling gets a linked copy.
 *
 * @param also what is done with it in the same transaction
 * @throws Forbidden when the caller's function may not send; Invalid `no-concern`; what `also` throws
 */
export function sendReport(
  deps: Deps,
  call: Call,
  content: ReportContent,
  also?: Beside['also'],
): Promise<Receipt> {
  return sendWith(deps, call, content, { also });
}

/**
 * Sends what was a draft until now. The report has the draft's id and key, and the draft is gone in
 * the same transaction: what the caller says is what is sent, whatever was saved last.
 *
 * @throws NotFound when there is no such draft of hers, also once it is sent; PreconditionFailed when
 *   it was saved elsewhere since; Forbidden; Invalid `no-concern`
 */
export function sendDraft(
  deps: Deps,
  call: Call,
  draftId: string,
  content: ReportContent,
): Promise<Receipt> {
  return sendWith(deps, call, content, { draftId });
}
