import type { DutyKind } from '../duties/duties.ts';
import type { Conclusion, Status } from '../report/status.ts';
import type { SignatoryRole } from '../access/roles.ts';
import type { Instant } from '../calendar/time.ts';

export type OpenedDuty = {
  readonly kind: DutyKind;
  /** The signatory function that a `coSign` duty asks. */
  readonly signatory?: SignatoryRole;
  /** The supplement or request the duty is about, when there can be several. */
  readonly about?: string;
  readonly atOnce?: boolean;
  /** Counted from here and not from the fact: who asks within the week shares the decision's. */
  readonly countedFrom?: Instant;
};

export type ClosedDuty = {
  readonly kind: DutyKind;
  readonly signatory?: SignatoryRole;
  readonly about?: string;
  readonly as: 'done' | 'lapsed';
  readonly reason?: string;
};

export type Effects = {
  readonly status?: Status;
  readonly concludedAs?: Conclusion;
  readonly opens?: readonly OpenedDuty[];
  readonly closes?: readonly ClosedDuty[];
};

/** The facts that move a report or open and close duties; every other fact only stands recorded. */
export type MovingFact =
  | { readonly kind: 'reportSent'; readonly asked: readonly SignatoryRole[] }
  | {
      readonly kind: 'signatureRecorded';
      readonly role: SignatoryRole;
      readonly state: 'signed' | 'declined' | 'notAsked';
    }
  | { readonly kind: 'supplementAdded'; readonly id: string }
  | { readonly kind: 'supplementRead'; readonly supplementId: string }
  | { readonly kind: 'reportOpened' }
  | { readonly kind: 'protectionAssessed'; readonly separateTalks: boolean }
  | { readonly kind: 'meetingProposed' }
  | { readonly kind: 'meetingWaived'; readonly reason: string }
  | { readonly kind: 'meetingOutcomeRecorded'; readonly outcome: 'held' | 'moved' | 'cancelled' }
  | {
      readonly kind: 'decisionMade';
      readonly outcome: 'open' | 'doNotOpen';
      readonly feedbackWanted: boolean;
    }
  | { readonly kind: 'concernedInformed' }
  | {
      readonly kind: 'feedbackRequested';
      /** When the answer is owed; null before the decision, which then opens the duty. */
      readonly owed: Pick<OpenedDuty, 'atOnce' | 'countedFrom'> | null;
    }
  | { readonly kind: 'feedbackRecorded' }
  | { readonly kind: 'situationOpened' }
  | { readonly kind: 'followUpMeetingHeld' };

type EffectsByKind = {
  readonly [Kind in MovingFact['kind']]: (
    fact: Extract<MovingFact, { readonly kind: Kind }>,
  ) => Effects;
};

const effects: EffectsByKind = {
  reportSent: (fact) => ({
    status: 'received',
    opens: [
      { kind: 'openReport' },
      { kind: 'assessProtection' },
      { kind: 'decideOnInvestigation' },
      ...fact.asked.map((signatory) => ({ kind: 'coSign', signatory }) as const),
    ],
  }),
  signatureRecorded: (fact) => ({
    closes: [{ kind: 'coSign', signatory: fact.role, as: 'done', reason: fact.state }],
  }),
  supplementAdded: (fact) => ({ opens: [{ kind: 'readSupplement', about: fact.id }] }),
  supplementRead: (fact) => ({
    closes: [{ kind: 'readSupplement', about: fact.supplementId, as: 'done' }],
  }),
  reportOpened: () => ({ status: 'opened', closes: [{ kind: 'openReport', as: 'done' }] }),
  protectionAssessed: (fact) => ({
    status: 'assessed',
    closes: [{ kind: 'assessProtection', as: 'done' }],
    // Protected contact, violence close to the child or honour: the guardians are not met together
    // with the school; separate talks instead (19 kap. 5 § SoL: if it is suitable for the child).
    opens: fact.separateTalks
      ? []
      : [{ kind: 'proposeMeetingTimes' }, { kind: 'holdJointMeeting' }],
  }),
  meetingProposed: () => ({ closes: [{ kind: 'proposeMeetingTimes', as: 'done' }] }),
  meetingWaived: (fact) => ({
    closes: [
      { kind: 'proposeMeetingTimes', as: 'lapsed', reason: fact.reason },
      { kind: 'holdJointMeeting', as: 'lapsed', reason: fact.reason },
    ],
  }),
  // Moved or cancelled keeps the duty open: only held ends it (19 kap. 5 § SoL).
  meetingOutcomeRecorded: (fact) =>
    fact.outcome === 'held' ? { closes: [{ kind: 'holdJointMeeting', as: 'done' }] } : {},
  decisionMade: (fact) => ({
    status: 'concluded',
    concludedAs: fact.outcome,
    closes: [{ kind: 'decideOnInvestigation', as: 'done' }],
    opens: [
      ...(fact.outcome === 'open' ? [{ kind: 'informConcerned' } as const] : []),
      ...(fact.feedbackWanted ? [{ kind: 'giveFeedback' } as const] : []),
    ],
  }),
  concernedInformed: () => ({ closes: [{ kind: 'informConcerned', as: 'done' }] }),
  feedbackRequested: ({ owed }) => (owed ? { opens: [{ kind: 'giveFeedback', ...owed }] } : {}),
  feedbackRecorded: () => ({ closes: [{ kind: 'giveFeedback', as: 'done' }] }),
  situationOpened: () => ({ opens: [{ kind: 'holdFollowUpMeeting' }] }),
  followUpMeetingHeld: () => ({ closes: [{ kind: 'holdFollowUpMeeting', as: 'done' }] }),
};

/** What a fact does to status and duties. Pure; the same answer whoever asks and whenever. */
export function effectsOf(fact: MovingFact): Effects {
  return (effects[fact.kind] as (of: MovingFact) => Effects)(fact);
}
