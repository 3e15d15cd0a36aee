import { always, type FactTable } from '../acting/fact-rule.ts';
import type { Circumstances } from '../acting/standing.ts';
import { byAuthor, byIntake, caseWork, type ActionRule } from '../access/grants.ts';
import { mayBeAnswered, owedWhenAsked, type FeedbackAnswer } from './feedback.ts';
import type { Decision, Information } from './records.ts';

export const decisionActions = {
  // Nothing is decided before the assessment, and nothing twice (20 kap. 2 § SoL).
  'decision.make': { by: caseWork, in: ['assessed'], freshLogin: true },
  // A recorded postponement ends the duty too, so the report may be closed when the family is told.
  'concerned.inform': { by: caseWork, in: ['concluded', 'closed'] },
  // A co-signer may not read the feedback: having signed does not make her the one who is answered.
  'feedback.read': { by: [byAuthor, byIntake] },
  'feedback.request': { by: [byAuthor] },
  'feedback.give': { by: caseWork, in: ['concluded', 'closed'] },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type DecisionFacts = {
  decisionMade: { readonly outcome: 'open' | 'doNotOpen'; readonly secret: Decision };
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

export const decisionFacts: FactTable<'report', DecisionFacts> = {
  decisionMade: {
    stream: 'report',
    side: 'receiver',
    action: 'decision.make',
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
    closes: { decideOnInvestigation: always },
  },
  concernedInformed: {
    stream: 'report',
    side: 'receiver',
    action: 'concerned.inform',
    readBy: 'report.readContent',
    closes: { informConcerned: always },
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
