import { always, type Closing, type FactTable } from '../acting/fact-rule.ts';
import { atLocalTime } from '../calendar/time.ts';
import type { Circumstances } from '../acting/standing.ts';
import { byAuthor, byIntake, byLeaders, caseWork, type ActionRule } from '../access/grants.ts';
import { mayBeAnswered, owedWhenAsked, type FeedbackAnswer } from './feedback.ts';
import type { ReviewFinding } from '../report/status.ts';
import type { Decision, DecisionReview, Extension, Information, Ongoing } from './records.ts';

export const decisionActions = {
  // Nothing is decided before the assessment, and nothing twice (20 kap. 2 § SoL).
  'decision.make': { by: caseWork, in: ['assessed'], freshLogin: true, elsewhere: 'never' },
  // Where the decision is not hers, the officer hands it over with all that it would say.
  'decision.propose': { by: caseWork, in: ['assessed'], elsewhere: 'never' },
  // 37–38 §§ FL: a decision is changed by another one, as long as the report is kept.
  'decision.change': { by: caseWork, in: ['concluded', 'closed'], freshLogin: true },
  'decision.extend': {
    by: caseWork,
    in: ['opened', 'assessed'],
    freshLogin: true,
    elsewhere: 'never',
  },
  // No decision is needed while an investigation of the child goes on (20 kap. 2 § SoL), but the
  // assessment is.
  'decision.cover': { by: caseWork, in: ['assessed'], elsewhere: 'whenMovedAway' },
  // The leaders look through what was not opened: whether the reasons hold (domain facts §4).
  'decision.review': { by: [byLeaders], in: ['concluded', 'closed'] },
  'reviews.read': { by: [byLeaders] },
  'concerned.inform': { by: caseWork, in: ['concluded', 'closed'] },
  // A co-signer may not read the feedback: having signed does not make her the one who is answered.
  'feedback.read': { by: [byAuthor, byIntake] },
  'feedback.request': { by: [byAuthor] },
  'feedback.give': { by: caseWork, in: ['concluded', 'closed'] },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type DecisionFacts = {
  decisionMade: { readonly outcome: 'open' | 'doNotOpen'; readonly secret: Decision };
  decisionProposed: { readonly outcome: 'open' | 'doNotOpen'; readonly secret: Decision };
  decisionChanged: { readonly outcome: 'open' | 'doNotOpen'; readonly secret: Decision };
  decisionExtended: { readonly secret: Extension };
  coveredByOngoing: { readonly secret: Ongoing };
  /** `about` is the decision that was reviewed. */
  decisionReviewed: {
    readonly about: string;
    readonly outcome: ReviewFinding;
    readonly secret: DecisionReview;
  };
  concernedInformed: { readonly outcome: 'told' | 'postponed'; readonly secret: Information };
  feedbackRequested: { readonly secret: null };
  feedbackRecorded: {
    readonly outcome: FeedbackAnswer | 'inappropriate';
    readonly secret: { readonly reason: string } | null;
  };
};

/** Whether the reporter has asked for feedback, in the report or since (19 kap. 6 § SoL). */
function feedbackIsWanted({ arrival, content, has }: Circumstances<'report'>): boolean {
  if (!mayBeAnswered(arrival.agencyKind)) return false;
  return content().feedback.wanted || has('feedbackRequested');
}

/** Nobody has to be found any longer for a case that is concluded. */
const concluded = (): Closing => ({ as: 'lapsed', reason: 'concluded' });

const receivers = {
  stream: 'report',
  side: 'receiver',
  readBy: 'report.readContent',
} as const;

export const decisionFacts: FactTable<'report', DecisionFacts> = {
  decisionMade: {
    stream: 'report',
    side: 'receiver',
    action: 'decision.make',
    correctedBy: 'recorderOrLeader',
    readBy: 'report.readContent',
    weighs: { content: true, facts: ['feedbackRequested'] },
    moves: ({ outcome, occurredAt }) => ({
      status: 'concluded',
      concludedAs: outcome,
      concludedAt: occurredAt,
    }),
    opens: {
      informConcerned: ({ outcome }) => outcome === 'open',
      giveFeedback: (_, circumstances) => feedbackIsWanted(circumstances),
    },
    closes: {
      decideOnInvestigation: always,
      openInvestigation: ({ outcome }) =>
        outcome === 'open' ? true : { as: 'lapsed', reason: 'override' },
      reassign: concluded,
    },
  },
  decisionProposed: {
    ...receivers,
    action: 'decision.propose',
    hands: { decideOnInvestigation: 'ifoChef' },
  },
  decisionChanged: {
    ...receivers,
    action: 'decision.change',
    weighs: { content: true, facts: ['feedbackRequested'] },
    moves: ({ outcome, occurredAt }) => ({
      concludedAs: outcome,
      concludedAt: occurredAt,
      reviewedAs: null,
    }),
    // Whoever was told of the old decision is told of the new one.
    opens: {
      informConcerned: ({ outcome }) => outcome === 'open',
      giveFeedback: (_, circumstances) => feedbackIsWanted(circumstances),
    },
    closes: { informConcerned: always, reviewPostponedInformation: always, giveFeedback: always },
  },
  // Whoever finds otherwise on another day reviews it again: the newest counts.
  decisionReviewed: {
    ...receivers,
    action: 'decision.review',
    moves: ({ outcome }) => ({ reviewedAs: outcome }),
  },
  decisionExtended: {
    ...receivers,
    action: 'decision.extend',
    extends: { decideOnInvestigation: ({ secret }) => secret.until },
  },
  coveredByOngoing: {
    ...receivers,
    action: 'decision.cover',
    correctedBy: 'recorderOrLeader',
    weighs: { content: true, facts: ['feedbackRequested'] },
    moves: ({ occurredAt }) => ({
      status: 'concluded',
      concludedAs: 'coveredByOngoing',
      concludedAt: occurredAt,
    }),
    opens: {
      giveFeedback: (_, circumstances) =>
        feedbackIsWanted(circumstances) ? { atOnce: true } : false,
    },
    closes: {
      decideOnInvestigation: () => ({ as: 'lapsed', reason: 'coveredByOngoing' }),
      openInvestigation: () => ({ as: 'lapsed', reason: 'coveredByOngoing' }),
      reassign: concluded,
      forwardReport: () => ({ as: 'lapsed', reason: 'coveredByOngoing' }),
    },
  },
  concernedInformed: {
    stream: 'report',
    side: 'receiver',
    action: 'concerned.inform',
    correctedBy: 'recorderOrLeader',
    readBy: 'report.readContent',
    // Whoever postpones looks at it again on the day that she names (20 kap. 4 § SoL).
    opens: {
      reviewPostponedInformation: ({ secret }) =>
        secret.told ? false : { countedFrom: atLocalTime(secret.reviewOn, '00:00') },
    },
    closes: { informConcerned: always, reviewPostponedInformation: always },
  },
  feedbackRequested: {
    stream: 'report',
    side: 'both',
    action: 'feedback.request',
    readBy: 'feedback.read',
    opens: {
      giveFeedback: ({ occurredAt }, { before, arrival }) =>
        owedWhenAsked(before, arrival, occurredAt),
    },
  },
  feedbackRecorded: {
    stream: 'report',
    // The answer crosses to the sender; the reason for giving none stays with the receiver.
    side: ({ outcome }) => (outcome === 'inappropriate' ? 'receiver' : 'both'),
    action: 'feedback.give',
    readBy: 'feedback.read',
    closes: { giveFeedback: always },
  },
};
