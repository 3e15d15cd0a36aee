import type {
  Dispatch,
  Forwarding,
  ForwardingAnswer,
} from '../../domain/intake/forwarding-records.ts';
import { Conflict } from '../../domain/errors.ts';
import type { FactRow } from '../../database/acting/fact-store.ts';
import { leaveForwarding } from '../../database/intake/forwarding-store.ts';
import { newId } from '../../platform/ids.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import type { OpenedFact } from '../acting/opened-fact.ts';
import { actOnReport, type ReportDone, type ReportFile } from '../reports/report-stream.ts';
import { refuseFuture } from '../acting/refuse-future.ts';

type Told = Pick<FactRow, 'id' | 'kind' | 'about' | 'outcome'>;

/** Of forwardings and their answers, the id of the one that the other municipality has not refused. */
export function forwardingLeft(known: readonly Told[]): string | undefined {
  const refused = known.flatMap(({ kind, outcome, about }) =>
    kind === 'forwardingAnswered' && outcome === 'refused' ? [about] : [],
  );
  return known.find(({ kind, id }) => kind === 'reportForwarded' && !refused.includes(id))?.id;
}

/** The forwarding that the other municipality has not refused; undefined while there is none. */
export async function forwardingUnderWay({
  facts,
}: ReportFile): Promise<OpenedFact<'reportForwarded'> | undefined> {
  const known = await facts({ kinds: ['reportForwarded', 'forwardingAnswered'] });
  const left = forwardingLeft(known);
  return known.filter((fact) => fact.kind === 'reportForwarded').find(({ id }) => id === left);
}

/** What is forwarded: to whom and why, as was found, and when protection was assessed. */
const forwardingOf = async ({ facts }: ReportFile, message: string | null): Promise<Forwarding> => {
  const known = await facts({ kinds: ['whereaboutsFound', 'protectionAssessed'] });
  const found = known.findLast((fact) => fact.kind === 'whereaboutsFound');
  const assessed = known.find((fact) => fact.kind === 'protectionAssessed');
  if (!found || found.secret.ground === 'here' || !assessed) throw new Conflict('not-elsewhere');
  const { municipality, ground } = found.secret;
  return { municipality, ground, message, assessedAt: assessed.occurredAt };
};

/**
 * Forwards the report to the municipality that answers for the child, which is done at once after the
 * assessment of protection (29 kap. SoL). One that takes its reports here gets it as a report of its
 * own, which the worker makes; any other is written to. It stays ours until they have taken it.
 *
 * @throws Conflict `not-elsewhere`, `already-forwarded`
 */
export function forwardReport(
  deps: Deps,
  call: Call,
  reportId: string,
  { message }: Pick<Forwarding, 'message'>,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'reportForwarded' }, async (file) => {
    if (await forwardingUnderWay(file)) throw new Conflict('already-forwarded');
    const secret = await forwardingOf(file, message);
    const there = deps.directory.municipalityByCode(secret.municipality.code);
    if (!there) return file.record('reportForwarded', { outcome: 'letter', secret });
    const id = newId(call.at);
    const left = { id, fromId: reportId, toMunicipalityId: there.id, forwardedAt: call.at };
    file.alsoWrite((tx) => leaveForwarding(tx, left));
    return file.record('reportForwarded', { id, outcome: 'tenant', secret });
  });
}

/** @throws Conflict `not-forwarded`, `not-by-letter` */
const letterUnderWay = async (file: ReportFile): Promise<OpenedFact<'reportForwarded'>> => {
  const forwarding = await forwardingUnderWay(file);
  if (!forwarding) throw new Conflict('not-forwarded');
  if (forwarding.outcome === 'tenant') throw new Conflict('not-by-letter');
  return forwarding;
};

/**
 * Records how, when and by whom the letter was sent or handed over, and to whom. It can be done
 * again, as when a letter came back.
 *
 * @throws Conflict `not-forwarded`, `not-by-letter`; Invalid `not-yet-come`
 */
export function dispatchForwarding(
  deps: Deps,
  call: Call,
  reportId: string,
  dispatch: Dispatch,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'forwardingDispatched' }, async (file) => {
    refuseFuture(call, dispatch);
    const { id: about } = await letterUnderWay(file);
    return file.record('forwardingDispatched', { about, secret: dispatch });
  });
}

/**
 * Records what the other municipality has answered to the letter, by whom there, when and how. When it
 * has taken the report, what it takes over ends here; when it has refused, all stays owed.
 *
 * @throws Conflict `not-forwarded`, `not-by-letter`, `not-dispatched`; Invalid `not-yet-come`
 */
export function recordForwardingAnswer(
  deps: Deps,
  call: Call,
  reportId: string,
  answer: ForwardingAnswer,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'forwardingAnswered' }, async (file) => {
    refuseFuture(call, answer);
    const { id: about } = await letterUnderWay(file);
    const sent = await file.facts({ kinds: ['forwardingDispatched'] });
    if (!sent.some((one) => one.about === about)) throw new Conflict('not-dispatched');
    return file.record('forwardingAnswered', { about, outcome: answer.answer, secret: answer });
  });
}
