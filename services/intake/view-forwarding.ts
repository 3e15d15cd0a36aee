import { counting } from '../../domain/acting/fold.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Suggestion, Whereabouts } from '../../domain/intake/elsewhere.ts';
import { suggestedWhereabouts } from '../../domain/intake/elsewhere.ts';
import type {
  Dispatch,
  Forwarding,
  ForwardingAnswer,
} from '../../domain/intake/forwarding-records.ts';
import { NotFound } from '../../domain/errors.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { etagOf } from '../acting/etag.ts';
import { openFact, type OpenedFact } from '../acting/opened-fact.ts';
import { refuseDeed } from '../reports/refuse-deed.ts';
import { refuseUnopened } from '../reports/refuse-unopened.ts';
import { openContent } from '../reports/report-content.ts';
import { lookAtReport } from '../reports/report-stream.ts';
import { forwardingLeft } from './forwarding.ts';

const kinds = [
  'whereaboutsFound',
  'reportForwarded',
  'forwardingDispatched',
  'forwardingAnswered',
] as const;
type Opened = OpenedFact<(typeof kinds)[number]>;

/** A report on its way to another municipality. */
export type ForwardingView = Forwarding & {
  readonly at: Instant;
  /** Whether that one takes its reports here, or is written to. */
  readonly by: 'tenant' | 'letter';
  readonly dispatches: readonly Dispatch[];
  readonly answer: ForwardingAnswer | null;
  /** It is the one that has not been refused. */
  readonly isUnderWay: boolean;
};

export type ForwardingsView = {
  readonly id: string;
  readonly reference: string;
  /** What an officer has found; null while nobody has. */
  readonly found: Whereabouts | null;
  readonly suggests: Suggestion | null;
  /** The newest first. */
  readonly forwardings: readonly ForwardingView[];
  /** The municipalities that take their reports here, but for this one. */
  readonly municipalities: readonly { readonly code: string; readonly name: string }[];
  readonly etag: number;
};

const forwardingsIn = (facts: readonly Opened[]): readonly ForwardingView[] => {
  const left = forwardingLeft(facts);
  const about = <K extends Opened['kind']>(kind: K, id: string) =>
    facts.filter(
      (fact): fact is Extract<Opened, { kind: K }> => fact.kind === kind && fact.about === id,
    );
  return facts
    .filter((fact) => fact.kind === 'reportForwarded')
    .map(({ id, secret, occurredAt, outcome }) => ({
      ...secret,
      at: occurredAt,
      by: outcome,
      dispatches: about('forwardingDispatched', id).map((one) => one.secret),
      answer: about('forwardingAnswered', id).at(-1)?.secret ?? null,
      isUnderWay: id === left,
    }))
    .toReversed();
};

/**
 * Shows which municipality answers for the child, as found, and every forwarding with what became of
 * it.
 *
 * @param before the fact of the deed whose page is shown, which is refused as the deed would be
 * @throws NotFound; Forbidden; Conflict `not-opened`; as `refuseDeed`
 */
export function viewForwardings(
  deps: Deps,
  call: Call,
  { reportId, before }: { readonly reportId: string; readonly before: Opened['kind'] },
): Promise<ForwardingsView> {
  const purpose = 'intake.read: forwarding';
  const look = { reportId, action: 'intake.read', kind: 'contentRead', purpose } as const;
  return lookAtReport(deps, call, look, async (tx, locked) => {
    const { row, seal, head } = locked;
    refuseUnopened(call, row);
    refuseDeed(call, locked, before);
    const content = await openContent(tx, seal(), reportId);
    if (!content) throw new NotFound();
    const rows = counting(await readFacts(tx, reportId, kinds));
    const facts = rows.map((fact) => openFact<Opened['kind']>(seal(), fact));
    const here = deps.directory.municipality(row.municipalityId);
    return {
      id: reportId,
      reference: row.reference,
      found: facts.findLast((fact) => fact.kind === 'whereaboutsFound')?.secret ?? null,
      suggests: suggestedWhereabouts(content, here.code),
      forwardings: forwardingsIn(facts),
      municipalities: deps.directory.municipalities.filter(({ id }) => id !== here.id),
      etag: etagOf(call.actor, head),
    };
  });
}
