import type { SignatoryRole } from '../access/roles.ts';
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
  sinceOpened,
  type ActionRule,
} from '../access/grants.ts';
import type { CompletionRequest, Delivery, Supplement, SupplementReading } from './records.ts';

export const reportActions = {
  'report.send': { by: [anySender] },
  // The caller's own; row-level security shows nobody another's.
  'draft.read': { by: [anySender] },
  'draft.keep': { by: [anySender] },
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
    by: [anySender, { who: [...intakeStaff, 'socialchef', 'auditor'], as: 'receivingStaff' }],
  },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type ReportFacts = {
  /**
   * That the report was sent. `alreadyHeld` says that it was found in a supplement, whose reader
   * holds the case from the start, so that nobody has to open it.
   */
  reportSent: {
    readonly asked: readonly SignatoryRole[];
    readonly alreadyHeld: boolean;
    readonly secret: null;
  };
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

export const reportFacts: FactTable<'report', ReportFacts> = {
  reportSent: {
    stream: 'report',
    side: 'both',
    action: 'report.send',
    readBy: 'report.read',
    rowElsewhere: true,
    moves: () => ({ status: 'received' }),
    opens: {
      openReport: ({ alreadyHeld }) => !alreadyHeld,
      assessProtection: always,
      decideOnInvestigation: always,
      coSign: ({ asked }) => asked.map((signatory) => ({ signatory })),
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
