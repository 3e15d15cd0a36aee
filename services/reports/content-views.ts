import { sideOf } from '../../domain/access/actor.ts';
import { NotFound } from '../../domain/errors.ts';
import type { FactKind } from '../../domain/acting/facts.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import { readFacts, type FactRow } from '../../database/acting/fact-store.ts';
import type { Call } from '../acting/call.ts';
import { openSeal, type StreamSeal } from '../acting/data-key.ts';
import type { Deps } from '../acting/deps.ts';
import { inSight } from '../trail/in-sight.ts';
import { lookAtReport } from '../acting/on-report.ts';
import { openContent, openFact } from '../acting/opened-secrets.ts';
import { refuseUnopened } from './refuse-unopened.ts';

export type ContentView = {
  readonly reference: string;
  readonly contentHash: string;
  readonly content: ReportContent;
};

/**
 * The report exactly as sent. A receiver reads it by opening it first: nothing is read unseen.
 *
 * @throws Conflict `not-opened` for a receiver before the opening
 */
export function viewContent(deps: Deps, call: Call, reportId: string): Promise<ContentView> {
  return lookAtReport(
    deps,
    call,
    { reportId, action: 'report.readContent', kind: 'contentRead' },
    async (tx, { report }) => {
      refuseUnopened(call, report);
      const seal = await openSeal(tx, deps.keyring, reportId);
      const content = await openContent(tx, seal, reportId);
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
  readonly seq: number;
  readonly kind: FactKind;
  readonly at: string;
  readonly role: string | null;
  readonly outcome: string | null;
  readonly about: string | null;
  readonly time: string | null;
  readonly personId: string | null;
  readonly record: unknown;
};

const isFeedback = (kind: FactKind): boolean =>
  kind === 'feedbackRecorded' || kind === 'feedbackRequested';

const factView = (call: Call, seal: StreamSeal, fact: FactRow): FactView => ({
  id: fact.id,
  seq: fact.seq,
  kind: fact.kind,
  at: fact.occurredAt,
  role: fact.role,
  outcome: fact.outcome,
  about: fact.about,
  time: fact.at,
  personId: sideOf(call.actor) === 'sender' ? null : fact.personId,
  record: openFact(seal, fact).secret,
});

/** Facts of some kinds that stand on the caller's side, their secrets opened. */
export function viewFacts(
  deps: Deps,
  call: Call,
  reportId: string,
  kinds: readonly FactKind[],
): Promise<readonly FactView[]> {
  const action = kinds.some(isFeedback) ? 'feedback.read' : 'report.readContent';
  const purpose = `${action}: ${kinds.join(', ')}`;
  return lookAtReport(
    deps,
    call,
    { reportId, action, kind: 'contentRead', purpose },
    async (tx, { report }) => {
      refuseUnopened(call, report);
      const seal = await openSeal(tx, deps.keyring, reportId);
      const facts = (await readFacts(tx, reportId, kinds)).filter((fact) =>
        inSight(call.actor, fact),
      );
      return facts.map((fact) => factView(call, seal, fact));
    },
  );
}
