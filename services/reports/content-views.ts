import { sideOf } from '../../domain/access/actor.ts';
import { inSight } from '../../domain/access/in-sight.ts';
import { factRule } from '../../domain/areas.ts';
import { NotFound } from '../../domain/errors.ts';
import type { FactKind } from '../../domain/kinds.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import { readFacts, type FactRow } from '../../database/acting/fact-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { openFact } from '../acting/opened-fact.ts';
import type { StreamSeal } from '../acting/seal.ts';
import { refuseUnopened } from './refuse-unopened.ts';
import { openContent } from './report-content.ts';
import { lookAtReport } from './report-stream.ts';

export type ContentView = {
  readonly reference: string;
  readonly contentHash: string;
  readonly content: ReportContent;
};

/**
 * Shows the report exactly as sent. A receiver has to open the report first, so that whoever reads
 * it is also seen to have taken it.
 *
 * @throws Conflict `not-opened` for a receiver before the opening
 */
export function viewContent(deps: Deps, call: Call, reportId: string): Promise<ContentView> {
  return lookAtReport(
    deps,
    call,
    { reportId, action: 'report.readContent', kind: 'contentRead' },
    async (tx, { row: report, seal }) => {
      refuseUnopened(call, report);
      const content = await openContent(tx, seal(), reportId);
      if (!content) throw new NotFound();
      return {
        reference: report.reference,
        contentHash: report.contentHash.toString('hex'),
        content,
      };
    },
  );
}

export type FactView = {
  readonly id: string;
  readonly kind: FactKind;
  readonly at: string;
  readonly role: string | null;
  readonly outcome: string | null;
  readonly about: string | null;
  readonly time: string | null;
  readonly personId: string | null;
  readonly record: unknown;
};

const factView = (call: Call, seal: StreamSeal, fact: FactRow): FactView => ({
  id: fact.id,
  kind: fact.kind,
  at: fact.occurredAt,
  role: fact.role,
  outcome: fact.outcome,
  about: fact.about,
  time: fact.at,
  personId: sideOf(call.actor) === 'sender' ? null : fact.personId,
  record: openFact(seal, fact).secret,
});

/**
 * Shows the facts of these kinds that stand on the caller's side, unsealed.
 *
 * @param kinds of one collection, which are all read by the same right
 * @throws Conflict `not-opened` for a receiver before the opening
 */
export function viewFacts(
  deps: Deps,
  call: Call,
  reportId: string,
  kinds: readonly FactKind[],
): Promise<readonly FactView[]> {
  const [action, ...others] = new Set(kinds.map((kind) => factRule(kind).readBy));
  if (!action || others.length > 0) throw new Error('these facts are not read by one right');
  const purpose = `${action}: ${kinds.join(', ')}`;
  return lookAtReport(
    deps,
    call,
    { reportId, action, kind: 'contentRead', purpose },
    async (tx, { row, seal }) => {
      refuseUnopened(call, row);
      const facts = await readFacts(tx, reportId, kinds);
      return facts
        .filter((fact) => inSight(call.actor, fact))
        .map((fact) => factView(call, seal(), fact));
    },
  );
}
