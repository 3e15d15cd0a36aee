import type { LocalDate } from '../calendar/time.ts';

export type Decision = {
  readonly outcome: 'open' | 'doNotOpen';
  readonly grounds: string;
  readonly reasons: string;
  /** The child's view, or why the child was not heard (3 kap. 3 § SoL). */
  readonly childsView: string;
  /** One sentence on the child's best interests, in both outcomes (3 kap. 1 § SoL). */
  readonly bestInterests: string;
  /**
   * Confirms that two identifiers of the child were compared, since two children have been taken
   * for one before.
   */
  readonly identifiersChecked: true;
  readonly override: string | null;
};

export type Information =
  | { readonly told: true; readonly how: string }
  | { readonly told: false; readonly exceptionalReasons: string; readonly reviewOn: LocalDate };
