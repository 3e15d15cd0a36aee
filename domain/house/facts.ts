import { byLeaders, type ActionRule } from '../access/grants.ts';
import type { FactTable } from '../acting/fact-rule.ts';
import type {
  CountsOfDay,
  DeniedAuthor,
  DifferenceCause,
  DifferenceKind,
  FallenVolume,
} from './records.ts';
import type { SyntheticStopped } from './synthetic-chain.ts';

export const houseActions = {
  'difference.explain': {
    by: [byLeaders, { who: ['administrator'], as: 'receivingStaff' }],
  },
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
};

/** No school reaches a stream of the house, so that what stands on both sides is the house's own. */
const shared = { stream: 'houseDuty', side: 'both', readBy: 'reconciliation.read' } as const;

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
};
