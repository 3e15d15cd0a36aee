import type { Opening } from '../acting/fact-rule.ts';
import type { ReportArrival, ReportStanding } from '../acting/standing.ts';
import { compareInstants, type Instant } from '../calendar/time.ts';
import { dueDateBy } from '../duties/duty-clock.ts';
import type { AgencyKind } from '../report/report-content.ts';
import type { Conclusion } from '../report/status.ts';
import { decisionDuties } from './duties.ts';

export const feedbackAnswers = ['opened', 'notOpened', 'alreadyOngoing'] as const;
export type FeedbackAnswer = (typeof feedbackAnswers)[number];

/** One of the three lawful answers and nothing more (26:9 a OSL), or why none is given. */
export type Feedback =
  { readonly answer: FeedbackAnswer } | { readonly inappropriate: true; readonly reason: string };

/** Private persons have no right to any (19 kap. 4 and 6 §§ SoL). */
export function mayBeAnswered(agencyKind: AgencyKind): boolean {
  return agencyKind !== 'privatePerson';
}

const truthful: Readonly<Partial<Record<Conclusion, FeedbackAnswer>>> = {
  open: 'opened',
  doNotOpen: 'notOpened',
  coveredByOngoing: 'alreadyOngoing',
};

/** The only one of the lawful answers that is true of this conclusion; undefined when none is. */
export function truthfulAnswer(concludedAs: Conclusion | null): FeedbackAnswer | undefined {
  return concludedAs === null ? undefined : truthful[concludedAs];
}

/**
 * What asking for feedback now owes (19 kap. 6 § SoL). Who asks within a week of the decision shares
 * the end of that week; later it is owed at once. Before the decision nothing is owed yet.
 */
export function owedWhenAsked(
  { concludedAt }: Pick<ReportStanding, 'concludedAt'>,
  { acute, settings }: ReportArrival,
  askedAt: Instant,
): Opening | false {
  if (concludedAt === null) return false;
  const opening = { anchorAt: concludedAt, openedAt: askedAt, acute, atOnce: false };
  const endOfWeek = dueDateBy(decisionDuties.giveFeedback, opening, settings);
  return compareInstants(askedAt, endOfWeek) >= 0 ? { atOnce: true } : { countedFrom: concludedAt };
}
