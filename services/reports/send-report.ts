import { isAcuteSituation } from '../../domain/report/acute.ts';
import type { Actor, ClientActor, PersonActor } from '../../domain/access/actor.ts';
import { hasConcern } from '../../domain/report/concern.ts';
import { Forbidden, Invalid } from '../../domain/errors.ts';
import { decide } from '../../domain/access/permissions.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import { isSignatoryRole } from '../../domain/access/roles.ts';
import type { MunicipalitySettings } from '../../domain/people/settings.ts';
import { localDate } from '../../domain/calendar/time.ts';
import { insertLinks, type ReportRow } from '../../database/reports/report-store.ts';
import { newId } from '../../platform/ids.ts';
import { answered, type Answer, type Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { openSituation } from '../situations/open-situation.ts';
import { receiveReport, type Arrival, type SignOff } from './receive-report.ts';
import { siblingCopies } from './sibling-copies.ts';

export type Receipt = {
  readonly id: string;
  readonly reference: string;
  readonly receivedAt: string;
  /** SHA-256 of the frozen bytes, 64 hexadecimal digits. */
  readonly contentHash: string;
  readonly links: readonly {
    readonly rel: 'siblingOf';
    readonly id: string;
    readonly reference: string;
  }[];
};

type Sender = PersonActor | ClientActor;

/** @throws Forbidden when the caller's function may not send */
const senderOf = (actor: Actor): Sender => {
  if (actor.is !== 'system') {
    const { municipalityId } = actor.is === 'person' ? actor.assignment : actor;
    if (decide(actor, 'report.send', { is: 'house', municipalityId }).allow) return actor;
  }
  throw new Forbidden('forbidden', { rule: 'report.send' });
};

/** The named municipality, else the child's home, else the sender's own: whoever got it assesses. */
const receivingMunicipality = (deps: Deps, content: ReportContent, home: string): string =>
  [content.municipalityCode, content.child.homeMunicipalityCode]
    .map((code) => code && deps.directory.municipalityByCode(code)?.id)
    .find((id) => id) ?? home;

/** A skolskoterska's report asks nobody of itself: her information is not the rektor's to read (25:1 OSL). */
const signOffOf = (
  sender: Sender,
  settings: MunicipalitySettings,
  content: ReportContent,
): SignOff => {
  const required = settings.signatories[content.agencyKind] ?? [];
  const ownRole = sender.is === 'person' ? sender.assignment.role : null;
  const excluded = required.filter((role) => content.coSigning.exclude.includes(role));
  const signedBySending =
    ownRole && isSignatoryRole(ownRole) && required.includes(ownRole) ? ownRole : null;
  const silent = ownRole === 'skolskoterska' ? required : excluded;
  return {
    asked: required.filter((role) => role !== signedBySending && !silent.includes(role)),
    excluded: silent.filter((role) => role !== signedBySending),
    signedBySending,
  };
};

const arrivalOf = (deps: Deps, call: Call, content: ReportContent): Omit<Arrival, 'content'> => {
  const sender = senderOf(call.actor);
  const home = sender.is === 'person' ? sender.assignment : sender;
  const municipalityId = receivingMunicipality(deps, content, home.municipalityId);
  const settings = deps.directory.settingsInForce(municipalityId, localDate(call.at));
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
    signOff: signOffOf(sender, settings, content),
    openedBy: null,
  };
};

const receiptFor = (report: ReportRow, siblings: readonly ReportRow[]): Receipt => ({
  id: report.id,
  reference: report.reference,
  receivedAt: report.receivedAt,
  contentHash: report.contentHash.toString('hex'),
  links: siblings.map(({ id, reference }) => ({ rel: 'siblingOf', id, reference })),
});

/**
 * Send = received = visible to social services, in one transaction, at night and on holidays too
 * (22 § FL). Of the content one word of concern is asked; each named sibling gets a linked copy.
 *
 * @throws Forbidden when the caller's function may not send; Invalid `no-concern`
 */
export async function sendReport(
  deps: Deps,
  call: Call,
  content: ReportContent,
): Promise<Answer<Receipt>> {
  const arrival = arrivalOf(deps, call, content);
  if (!hasConcern(content)) throw new Invalid('no-concern');
  const answer = await answered(deps, call, async (tx) => {
    const report = await receiveReport(deps, tx, call, { ...arrival, content });
    const siblings: ReportRow[] = [];
    for (const copy of siblingCopies(content)) {
      siblings.push(await receiveReport(deps, tx, call, { ...arrival, content: copy }));
    }
    await insertLinks(
      tx,
      siblings.map(({ id }) => ({ from: id, to: report.id, kind: 'siblingOf' })),
    );
    if (isAcuteSituation(content.acute.danger)) {
      const reports = [report, ...siblings] as const;
      await openSituation(deps, tx, call, { because: 'reportedAcute', reports });
    }
    return {
      status: 201,
      location: `/api/v1/reports/${report.id}`,
      body: receiptFor(report, siblings),
    };
  });
  deps.wake();
  return answer;
}
