import { byAuditor, byLeaders, type ActionRule } from '../access/grants.ts';
import type { FactTable } from '../acting/fact-rule.ts';
import type {
  CountsOfDay,
  DeniedAuthor,
  DifferenceCause,
  DifferenceKind,
  FallenVolume,
  LogFinding,
} from './records.ts';
import type { SyntheticStopped } from './synthetic-chain.ts';

export const houseActions = {
  'difference.explain': {
    by: [byLeaders, { who: ['administrator'], as: 'receivingStaff' }],
  },
  // Of those who look at cases nobody reviews her own looks.
  'log.review': { by: [byAuditor] },
  'log.readReviews': { by: [byAuditor, byLeaders] },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type HouseFacts = {
  /**
   * `about` is the row of the comparison, the count or the report that differs, the sender, or the
   * artificial report; where none was sent, the municipality.
   */
  differenceFound: {
    readonly outcome: DifferenceKind;
    readonly about: string;
    readonly secret: CountsOfDay | FallenVolume | DeniedAuthor | SyntheticStopped;
  };
  /** `about` is the difference. */
  differenceExplained: {
    readonly about: string;
    readonly outcome: DifferenceCause;
    readonly secret: { readonly explanation: string };
  };
  /** That the log of a month is to be reviewed. */
  logReviewBegun: { readonly secret: null };
  /** `about` is the review. */
  logReviewed: {
    readonly about: string;
    readonly outcome: LogFinding;
    readonly secret: { readonly findings: string };
  };
};

/** No school reaches a stream of the house, so that what stands on both sides is the house's own. */
const shared = { stream: 'houseDuty', side: 'both', readBy: 'reconciliation.read' } as const;

const ofLog = {
  stream: 'houseDuty',
  side: 'both',
  action: 'log.review',
  readBy: 'log.readReviews',
} as const;

export const houseFacts: FactTable<'houseDuty', HouseFacts> = {
  differenceFound: {
    ...shared,
    action: 'difference.explain',
    opens: { explainDifference: ({ id }) => ({ about: id }) },
  },
  differenceExplained: {
    ...shared,
    action: 'difference.explain',
    closes: { explainDifference: ({ about }) => ({ about }) },
  },
  logReviewBegun: {
    ...ofLog,
    opens: { reviewLog: ({ id }) => ({ about: id }) },
  },
  logReviewed: {
    ...ofLog,
    closes: { reviewLog: ({ about }) => ({ about }) },
  },
};
