import type { DecisionReview } from '../../domain/decisions/records.ts';
import { Conflict } from '../../domain/errors.ts';
import type { ReviewFinding } from '../../domain/report/status.ts';
import {
  readNotOpened,
  readReviewed,
  type NotOpenedReport,
  type ReviewedFact,
} from '../../database/reports/not-opened-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookAcross } from '../acting/look-across.ts';
import type { Listed, Page } from '../acting/page.ts';
import { actOnReport, type ReportDone } from '../reports/report-stream.ts';

const decisions = { kinds: ['decisionMade', 'decisionChanged'] } as const;

/**
 * Records what a leader finds of a decision not to open an investigation: that its reasons hold, or
 * why whoever decided should look at it again. It changes nothing of the decision; a changed one is
 * a deed of its own and is reviewed anew.
 *
 * @throws Conflict `nothing-to-review` when it is not the decision that stands
 */
export function reviewDecision(
  deps: Deps,
  call: Call,
  reportId: string,
  review: DecisionReview,
): Promise<ReportDone> {
  const deed = { reportId, fact: 'decisionReviewed', weighs: [decisions] } as const;
  return actOnReport(deps, call, deed, async (file) => {
    const { concludedAs: current } = file.row;
    const decision = (await file.facts(decisions)).at(-1);
    if (current !== 'doNotOpen' || !decision) throw new Conflict('nothing-to-review', { current });
    const draft = { about: decision.id, outcome: review.finding, secret: review } as const;
    return file.record('decisionReviewed', draft);
  });
}

/** A decision not to open, as a line of the leader's list; its reasons are read with the report. */
export type NotOpenedLine = Omit<NotOpenedReport, 'reviewedAs'> & {
  readonly decidedBy: string | null;
  /** What was found of it last. */
  readonly review: {
    readonly finding: ReviewFinding;
    readonly at: string;
    readonly personId: string | null;
  } | null;
};

const lineOf = (
  { reviewedAs, ...report }: NotOpenedReport,
  facts: readonly ReviewedFact[],
): NotOpenedLine => {
  const newest = (isReview: boolean): ReviewedFact | undefined =>
    facts.find(
      ({ streamId, kind }) => streamId === report.id && (kind === 'decisionReviewed') === isReview,
    );
  const review = newest(true);
  return {
    ...report,
    decidedBy: newest(false)?.personId ?? null,
    review:
      reviewedAs && review
        ? { finding: reviewedAs, at: review.occurredAt, personId: review.personId }
        : null,
  };
};

/**
 * Lists what was not opened in the leader's municipality, with those first that no leader has looked
 * at. The list leaves one event in the trail.
 *
 * @throws Forbidden for anybody but a leader
 */
export function listNotOpened(
  deps: Deps,
  call: Call,
  { reviewed, ...page }: Page & { readonly reviewed?: ReviewFinding | 'not' },
): Promise<Listed<NotOpenedLine>> {
  return lookAcross(deps, call, { asks: 'reviews.read' }, async (tx, caller) => {
    const { municipalityId } = caller.is === 'person' ? caller.assignment : caller;
    const { total, rows } = await readNotOpened(tx, { municipalityId, reviewed }, page);
    const streamIds = rows.map(({ id }) => id);
    const facts = await readReviewed(tx, streamIds, [...decisions.kinds, 'decisionReviewed']);
    return { shown: { total, items: rows.map((row) => lineOf(row, facts)) }, streamIds };
  });
}
