import type { Opening } from '../acting/fact-rule.ts';
import type { ReportArrival, ReportStanding } from '../acting/standing.ts';
import { compareInstants, type Instant } from '../calendar/time.ts';
import { dueDateBy } from '../duties/duty-clock.ts';
import type { AgencyKind } from '../report/report-content.ts';
import { hasReportingDuty } from '../report/reporting-duty.ts';
import { goesOnElsewhere, type Conclusion } from '../report/status.ts';
import { decisionDuties } from './duties.ts';

export const feedbackAnswers = ['opened', 'notOpened', 'alreadyOngoing'] as const;
export type FeedbackAnswer = (typeof feedbackAnswers)[number];

/**
 * One of the three lawful answers and nothing more (26 kap. 9 a § OSL), or the reason for giving
 * none.
 */
export type Feedback =
  { readonly answer: FeedbackAnswer } | { readonly inappropriate: true; readonly reason: string };

/**
 * Whether this kind of reporter can get feedback: those have no right to any who have no duty to
 * report (19 kap. 4 and 6 §§ SoL).
 */
export function mayBeAnswered(agencyKind: AgencyKind): boolean {
  return hasReportingDuty(agencyKind);
}

const truthful: Readonly<Partial<Record<Conclusion, FeedbackAnswer>>> = {
  open: 'opened',
  doNotOpen: 'notOpened',
  coveredByOngoing: 'alreadyOngoing',
};

/**
 * The only lawful answer that is true of this conclusion; undefined before the decision, and for a
 * conclusion that none of the answers describes.
 */
export function truthfulAnswer(concludedAs: Conclusion | null): FeedbackAnswer | undefined {
  return concludedAs === null ? undefined : truthful[concludedAs];
}

/**
 * The `giveFeedback` duty that asking for feedback now opens (19 kap. 6 § SoL). Whoever asks within
 * a week of the decision is owed it by the end of that week; whoever asks later is owed it at once.
 * Before the decision no duty opens, since the decision opens it, nor here where it is made of another
 * report.
 */
export function owedWhenAsked(
  { concludedAt, concludedAs }: Pick<ReportStanding, 'concludedAt' | 'concludedAs'>,
  { acute, settings }: ReportArrival,
  askedAt: Instant,
): Opening | false {
  if (concludedAt === null || goesOnElsewhere(concludedAs)) return false;
  const opening = { anchorAt: concludedAt, openedAt: askedAt, acute, atOnce: false };
  const endOfWeek = dueDateBy(decisionDuties.giveFeedback, opening, settings);
  return compareInstants(askedAt, endOfWeek) >= 0 ? { atOnce: true } : { countedFrom: concludedAt };
}
