import type { Role, SignatoryRole } from '../access/roles.ts';
import { always, type FactTable } from '../acting/fact-rule.ts';
import {
  anySender,
  byAuditor,
  byAuthor,
  byClientAuthor,
  byIntake,
  bySignatory,
  bySocialchef,
  caseWork,
  intakeStaff,
  living,
  senderStaff,
  sinceOpened,
  type ActionRule,
} from '../access/grants.ts';
import type {
  Authorship,
  CompletionRequest,
  Delivery,
  Supplement,
  SupplementReading,
} from './records.ts';
import type { CallerKind } from './spoken.ts';

export const reportActions = {
  'report.send': { by: [anySender] },
  // The caller's own; row-level security shows nobody another's.
  'draft.read': { by: [anySender] },
  'draft.keep': { by: [anySender] },
  // What an agency's system sent in somebody's name is hers to own to, at that unit.
  'authorship.read': { by: [{ who: senderStaff, as: 'any' }] },
  'authorship.state': { by: [{ who: senderStaff, as: 'colleagueOfSystem' }], in: living },
  // Her own uploads, until they are sent; an officer takes in what came on paper.
  'attachment.read': { by: [anySender, byIntake] },
  'attachment.keep': { by: [anySender, byIntake] },
  // Whoever answers writes it down, whether or not it is her turn to open what is sent.
  'report.register': { by: [byIntake] },
  // That she does without the written report after a call is for whoever holds the case to say.
  'writtenReport.waive': { by: caseWork, in: [...sinceOpened, 'closed'] },
  'report.read': {
    by: [byAuthor, byClientAuthor, bySignatory, byIntake, bySocialchef, byAuditor],
  },
  'report.readContent': { by: [byAuthor, bySignatory, byIntake] },
  'report.readDocument': { by: [byAuthor, bySignatory, byIntake] },
  'report.readReceipt': { by: [byAuthor, byClientAuthor] },
  'supplement.add': { by: [byAuthor], in: living },
  // A supplement to a closed report reopens it, and one that nobody has read keeps it from closing.
  // `closed` is allowed all the same, so that no status can keep a supplement from being read.
  'supplement.read': { by: caseWork, in: [...sinceOpened, 'closed'] },
  // What has been decided is completed by its own deeds.
  'completion.request': { by: caseWork, in: ['opened', 'assessed'] },
  // A letter can come back also when the case is closed.
  'letter.deliver': { by: caseWork, in: [...sinceOpened, 'closed'] },
  'queue.read': {
    by: [
      anySender,
      { who: ['contactFunction'], as: 'any' },
      { who: [...intakeStaff, 'socialchef', 'auditor'], as: 'receivingStaff' },
    ],
  },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type ReportFacts = {
  /**
   * That the report was sent. `alreadyHeld` says that the receiver made it herself: of a supplement
   * that she read or a call that she took. She holds the case from the start, so that nobody has to
   * open it.
   */
  reportSent: {
    readonly asked: readonly SignatoryRole[];
    readonly alreadyHeld: boolean;
    /**
     * It confirms a call, whose report has all that is owed. What is asked of the signatories is asked
     * of the written one.
     */
    readonly confirms?: boolean;
    /** What the receiver wrote down has no receipt where nobody here can read it. */
    readonly withoutReceipt?: boolean;
    readonly secret: null;
  };
  /**
   * That the receiver wrote down what came by telephone, visit or on paper; it came in when the report
   * says, and was registered when this fact was recorded. `outcome` says who the caller was, `about`
   * and `role` name her where she is known here and is asked to confirm in writing.
   */
  reportRegistered: {
    readonly outcome: CallerKind;
    readonly about: string | null;
    readonly role: Role | null;
    readonly secret: null;
  };
  /**
   * What she says in whose name an agency's system sent it: that it did so for her, which makes her the
   * author, or that it was not she.
   */
  authorshipStated: { readonly outcome: Authorship; readonly secret: null };
  /** That the officer does without the written report, and why. */
  writtenReportWaived: { readonly secret: { readonly reason: string } };
  /**
   * That the caller confirmed what she told. `about` is the written report, `contentHash` its own; what
   * stands in it is read there. `outcome`: whether it is read with the speed of an acute one.
   */
  reportConfirmed: {
    readonly about: string;
    readonly outcome: 'acute' | 'notAcute';
    readonly contentHash: Uint8Array;
    readonly secret: null;
  };
  /** That the written report was read with the spoken one that `about` names, and is part of it. */
  confirmationRead: { readonly about: string; readonly secret: null };
  /** That the system has withdrawn its artificial report of a day, and why. */
  syntheticWithdrawn: { readonly outcome: 'delivered' | 'late'; readonly secret: null };
  supplementAdded: { readonly secret: Supplement };
  supplementRead: { readonly about: string; readonly secret: SupplementReading };
  completionRequested: { readonly secret: CompletionRequest };
  /** `about` is the fact that the letter came of. */
  letterDelivered: {
    readonly about: string;
    readonly outcome: Delivery['outcome'];
    readonly secret: Delivery;
  };
};

/** What a made-up report owes is nobody's to do. */
const asSynthetic = () => ({ as: 'lapsed', reason: 'synthetic' }) as const;

export const reportFacts: FactTable<'report', ReportFacts> = {
  reportSent: {
    stream: 'report',
    side: 'both',
    action: 'report.send',
    readBy: 'report.read',
    rowElsewhere: true,
    moves: () => ({ status: 'received' }),
    opens: {
      openReport: ({ alreadyHeld, confirms }) => !alreadyHeld && confirms !== true,
      assessProtection: ({ confirms }) => confirms !== true,
      decideOnInvestigation: ({ confirms }) => confirms !== true,
      coSign: ({ asked }) => asked.map((signatory) => ({ signatory })),
    },
  },
  reportRegistered: {
    stream: 'report',
    // Who wrote it down, and when, is the receiver's to know.
    side: 'receiver',
    action: 'report.register',
    readBy: 'report.readContent',
    opens: {
      sendWrittenReport: ({ about, role }) =>
        about !== null && role !== null ? { person: about, owner: role } : false,
    },
  },
  writtenReportWaived: {
    stream: 'report',
    side: 'receiver',
    action: 'writtenReport.waive',
    readBy: 'report.readContent',
    closes: { sendWrittenReport: () => ({ as: 'lapsed', reason: 'waived' }) },
  },
  authorshipStated: {
    stream: 'report',
    side: 'both',
    action: 'authorship.state',
    readBy: 'report.readContent',
  },
  reportConfirmed: {
    stream: 'report',
    side: 'both',
    action: 'report.send',
    readBy: 'report.readContent',
    // It is read as a supplement is, with the answer whether it tells of a new worry.
    opens: {
      readSupplement: ({ id, outcome }) => ({ about: id, acute: outcome === 'acute' }),
    },
    closes: { sendWrittenReport: always },
  },
  confirmationRead: {
    stream: 'report',
    side: 'receiver',
    action: 'supplement.read',
    readBy: 'report.readContent',
    moves: ({ occurredAt }) => ({
      status: 'concluded',
      concludedAs: 'confirming',
      concludedAt: occurredAt,
      openedByPersonAt: occurredAt,
    }),
  },
  syntheticWithdrawn: {
    stream: 'report',
    side: 'receiver',
    action: 'report.send',
    readBy: 'report.readHistory',
    moves: ({ occurredAt }) => ({ status: 'closed', closedAt: occurredAt }),
    closes: {
      openReport: asSynthetic,
      assessProtection: asSynthetic,
      decideOnInvestigation: asSynthetic,
    },
  },
  supplementAdded: {
    stream: 'report',
    side: 'both',
    action: 'supplement.add',
    readBy: 'report.readContent',
    opens: {
      // Of a report that was moved it is read where the report goes on.
      readSupplement: ({ id }, { before }) =>
        before.concludedAs === 'moved' ? false : { about: id },
    },
  },
  supplementRead: {
    stream: 'report',
    side: 'receiver',
    action: 'supplement.read',
    correctedBy: 'recorderOrLeader',
    readBy: 'report.readContent',
    closes: { readSupplement: ({ about }) => ({ about }) },
  },
  completionRequested: {
    stream: 'report',
    side: 'both',
    action: 'completion.request',
    readBy: 'report.readContent',
  },
  letterDelivered: {
    stream: 'report',
    // Whom a letter did not reach is the receiver's to know (26 kap. 1 § OSL).
    side: 'receiver',
    action: 'letter.deliver',
    readBy: 'report.readContent',
    opens: {
      undeliveredLetter: ({ id, outcome }) => (outcome === 'notDelivered' ? { about: id } : false),
    },
    closes: {
      undeliveredLetter: ({ secret }) => {
        const resolved = 'resolves' in secret ? secret.resolves : null;
        if (resolved === null) return false;
        return secret.outcome === 'givenUp'
          ? { about: resolved, as: 'lapsed', reason: 'givenUp' }
          : { about: resolved };
      },
    },
  },
};
