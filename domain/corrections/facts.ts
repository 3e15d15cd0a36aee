import type { Closing, FactTable } from '../acting/fact-rule.ts';
import type { Instant } from '../calendar/time.ts';
import {
  byIntake,
  byLeaders,
  bySignatory,
  living,
  sinceOpened,
  type ActionRule,
} from '../access/grants.ts';

export const correctionActions = {
  // That only the recorder or a leader, or the signer, may correct this one record is the service's
  // to see. A record can be wrong in any living status.
  'record.correct': { by: [byIntake, bySignatory], in: living, withConfirming: true },
  // That a record is about another child is confirmed by a leader, also when a case is over.
  // So is that the report itself is. Nobody has read of the child in one that is unopened.
  'report.move': { by: [byLeaders], in: [...sinceOpened, 'closed'] },
  'record.move': { by: [byLeaders], in: [...sinceOpened, 'closed'] },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type CorrectionFacts = ReportMoves & {
  /**
   * Why a record was corrected (36 § FL). `about` is the correction, a fact of the corrected kind;
   * the reason stays on the recorder's side, which `outcome` names, also where the record crosses.
   */
  correctionExplained: {
    readonly about: string;
    readonly outcome: 'sender' | 'receiver';
    readonly secret: { readonly reason: string };
  };
  /**
   * That a record was about another child than this report's (36 § FL). `about` is the record, whose
   * words the file then has no longer; whose file they went to is not said here.
   */
  recordTakenOut: { readonly about: string; readonly secret: null };
  /**
   * Who had first written down a record that came from the file of another child, and when. `about`
   * is the record as it stands here; the other file is not named.
   */
  recordBroughtIn: {
    readonly about: string;
    readonly secret: {
      readonly recordedBy: string | null;
      readonly recordedAt: Instant;
      readonly reason: string;
    };
  };
};

type ReportMoves = {
  /** That the report was about another child; it goes on as another one, which is not named here. */
  reportMoved: { readonly secret: null };
  /** `about` is the report on the wrong child, `contentHash` that of what it said. */
  reportBroughtIn: {
    readonly about: string;
    readonly contentHash: Uint8Array;
    readonly secret: { readonly reason: string };
  };
};

/** What is owed to the child is owed where the report goes on, by the same clocks. */
const goesOn = (): Closing => ({ as: 'lapsed', reason: 'moved' });

const moved = {
  stream: 'report',
  side: 'receiver',
  action: 'record.move',
  readBy: 'report.readContent',
} as const;

export const correctionFacts: FactTable<'report', CorrectionFacts> = {
  correctionExplained: {
    stream: 'report',
    side: ({ outcome }) => outcome,
    action: 'record.correct',
    readBy: 'report.readContent',
  },
  recordTakenOut: moved,
  recordBroughtIn: moved,
  reportMoved: {
    ...moved,
    action: 'report.move',
    moves: ({ occurredAt }) => ({
      status: 'concluded',
      concludedAs: 'moved',
      concludedAt: occurredAt,
    }),
    closes: {
      assessProtection: goesOn,
      openInvestigation: goesOn,
      policeReport: goesOn,
      decideOnInvestigation: goesOn,
      forwardReport: goesOn,
      reassign: goesOn,
      readSupplement: goesOn,
      undeliveredLetter: goesOn,
      proposeMeetingTimes: goesOn,
      holdJointMeeting: goesOn,
      informConcerned: goesOn,
      reviewPostponedInformation: goesOn,
      giveFeedback: goesOn,
    },
  },
  reportBroughtIn: { ...moved, action: 'report.move' },
};
