import {
  byAuditor,
  byIntake,
  bySocialchef,
  caseWork,
  type ActionRule,
  type Grant,
} from '../access/grants.ts';
import { always, type Closing, type FactTable } from '../acting/fact-rule.ts';
import { atLocalTime, localDate } from '../calendar/time.ts';
import { lastOfTerm, nextFollowedDay } from './outgrown.ts';
import type { FollowUpOutcome, FormConsent, FormConsentAnswer, HandedOver } from './records.ts';

const byContact: Grant = { who: ['contactFunction'], as: 'formContact' };

export const cooperationActions = {
  'form.read': { by: [byIntake] },
  // Never before the assessment, and never instead of anything that the report owes.
  'form.choose': { by: caseWork, in: ['assessed', 'concluded', 'closed'], elsewhere: 'never' },
  'handOver.read': {
    by: [
      byContact,
      // Until it is taken it is hers who has handed on.
      { who: ['contactFunction'], as: 'formSender' },
      byIntake,
      bySocialchef,
      byAuditor,
    ],
  },
  'handOver.answer': { by: [byContact] },
  'handOver.followUp': { by: [byContact] },
  'handOver.consent': { by: [byContact, ...caseWork] },
  'handOver.lead': { by: caseWork },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type CooperationFacts = {
  /** With which the stream of a hand-over begins; its id is the stream's. */
  handedOver: { readonly secret: HandedOver };
  formConsentRecorded: { readonly outcome: FormConsentAnswer; readonly secret: FormConsent };
  handOverAccepted: { readonly secret: null };
  handOverRefused: { readonly secret: { readonly reason: string } };
  /** That the form has not answered in time, which the system finds. */
  handOverUnanswered: { readonly secret: null };
  /** What was found at the end of a term; `about` is the hand-over to the next form, if any. */
  formFollowedUp: {
    readonly outcome: FollowUpOutcome;
    readonly about: string | null;
    readonly secret: { readonly note: string };
  };
  /** That it came back and another form was chosen; `about` is the hand-over to that. */
  handOverChosenAgain: { readonly about: string; readonly secret: null };
  /** That it is called back, or ends without another form. */
  handOverEnded: { readonly secret: { readonly reason: string } };
};

const shared = { stream: 'handOver', side: 'both', readBy: 'handOver.read' } as const;

const ended = { stage: 'ended' } as const;
const withdrawn = ({ outcome }: { readonly outcome: string }): false | Closing =>
  outcome === 'withdrawn' && { as: 'lapsed', reason: 'consentWithdrawn' };
/** Back to the IFO-chef, and to the officer whose it was before it was handed over. */
const comesBack = { opens: { reassign: () => ({ toHolder: true }) as const } };

export const cooperationFacts: FactTable<'handOver', CooperationFacts> = {
  handedOver: {
    ...shared,
    action: 'form.choose',
    moves: () => ({ stage: 'handedOver' }),
    opens: { acceptHandOver: always },
  },
  formConsentRecorded: {
    ...shared,
    action: 'handOver.consent',
    moves: ({ outcome }) => (outcome === 'withdrawn' ? ended : {}),
    closes: { acceptHandOver: withdrawn, followUpForm: withdrawn, reassign: withdrawn },
  },
  handOverAccepted: {
    ...shared,
    action: 'handOver.answer',
    moves: ({ occurredAt }) => ({
      stage: 'accepted',
      acceptedAt: occurredAt,
      followedThrough: lastOfTerm(localDate(occurredAt)),
    }),
    closes: { acceptHandOver: always },
    opens: { followUpForm: always },
  },
  handOverRefused: {
    ...shared,
    action: 'handOver.answer',
    moves: () => ({ stage: 'returned' }),
    closes: { acceptHandOver: () => ({ reason: 'refused' }) },
    ...comesBack,
  },
  handOverUnanswered: {
    ...shared,
    action: 'handOver.answer',
    moves: () => ({ stage: 'returned' }),
    closes: { acceptHandOver: () => ({ as: 'lapsed', reason: 'silent' }) },
    ...comesBack,
  },
  formFollowedUp: {
    ...shared,
    action: 'handOver.followUp',
    moves: ({ outcome, occurredAt }, { before: { followedThrough } }) => {
      if (outcome !== 'continued') return ended;
      const today = localDate(occurredAt);
      const next = nextFollowedDay(followedThrough ?? today, today);
      return { followedThrough: lastOfTerm(next) };
    },
    closes: { followUpForm: always },
    opens: {
      followUpForm: ({ outcome, occurredAt }, { before: { followedThrough } }) => {
        if (outcome !== 'continued') return false;
        const today = localDate(occurredAt);
        const next = nextFollowedDay(followedThrough ?? today, today);
        return { countedFrom: atLocalTime(next, '00:00') };
      },
    },
  },
  handOverChosenAgain: {
    ...shared,
    // To which other form a child goes is not the first one's to know.
    side: 'receiver',
    action: 'handOver.lead',
    moves: () => ended,
    closes: { reassign: always },
  },
  handOverEnded: {
    ...shared,
    side: 'receiver',
    action: 'handOver.lead',
    moves: () => ended,
    closes: {
      acceptHandOver: () => ({ as: 'lapsed', reason: 'calledBack' }),
      reassign: always,
    },
  },
};
