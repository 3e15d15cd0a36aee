import { caseWork, type ActionRule } from '../access/grants.ts';
import type { Closing, FactTable } from '../acting/fact-rule.ts';
import type { ElsewhereGround } from '../report/status.ts';
import type { Whereabouts } from './elsewhere.ts';
import type {
  Dispatch,
  ForwardedFrom,
  Forwarding,
  ForwardingAnswer,
} from './forwarding-records.ts';

export const forwardingActions = {
  // A child of another municipality can be seen to be one as soon as somebody reads the report.
  'whereabouts.find': { by: caseWork, in: ['opened', 'assessed'] },
  // Protection is assessed where the report came in, and the report forwarded at once after that.
  'report.forward': { by: caseWork, in: ['assessed'] },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type ForwardingFacts = {
  whereaboutsFound: {
    readonly outcome: ElsewhereGround | 'here';
    readonly secret: Whereabouts;
  };
  /** `outcome`: whether the other municipality takes its reports here, or is written to. */
  reportForwarded: { readonly outcome: 'tenant' | 'letter'; readonly secret: Forwarding };
  /** `about` is the forwarding, of which there can be another when the first was refused. */
  forwardingDispatched: { readonly about: string; readonly secret: Dispatch };
  forwardingAnswered: {
    readonly about: string;
    readonly outcome: ForwardingAnswer['answer'];
    readonly secret: ForwardingAnswer;
  };
  /** `contentHash` is that of the report where it first came in; the bytes are the same. */
  forwardingReceived: {
    readonly outcome: ElsewhereGround;
    readonly contentHash: Uint8Array;
    readonly secret: ForwardedFrom;
  };
};

const receivers = {
  stream: 'report',
  side: 'receiver',
  action: 'report.forward',
  readBy: 'report.readContent',
} as const;

/** What another municipality has taken over ends here; what it has refused stays owed. */
function overThere({ outcome }: ForwardingFacts['forwardingAnswered']): Closing | false {
  return outcome === 'taken' && { as: 'lapsed', reason: 'forwarded' };
}

export const forwardingFacts: FactTable<'report', ForwardingFacts> = {
  whereaboutsFound: {
    ...receivers,
    action: 'whereabouts.find',
    correctedBy: 'recorderOrLeader',
    moves: ({ outcome }) => ({ elsewhere: outcome === 'here' ? null : outcome }),
    opens: {
      forwardReport: ({ outcome }, { before }) =>
        outcome !== 'here' && before.status === 'assessed',
    },
  },
  reportForwarded: receivers,
  forwardingDispatched: { ...receivers, correctedBy: 'recorderOrLeader' },
  forwardingAnswered: {
    ...receivers,
    correctedBy: 'recorderOrLeader',
    moves: ({ outcome, occurredAt }) =>
      outcome === 'taken'
        ? { status: 'concluded', concludedAs: 'forwarded', concludedAt: occurredAt }
        : { status: 'assessed', concludedAs: null, concludedAt: null },
    // Whoever hands over keeps it until the other has taken it (routine §3.4).
    closes: {
      forwardReport: ({ outcome }) => outcome === 'taken',
      decideOnInvestigation: overThere,
      openInvestigation: overThere,
      proposeMeetingTimes: overThere,
      holdJointMeeting: overThere,
      giveFeedback: overThere,
      reassign: overThere,
    },
  },
  forwardingReceived: receivers,
};
