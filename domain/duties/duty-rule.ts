import type { Due, RungTime } from './due-dates.ts';
import type { LegalRuleId } from '../law/law.ts';
import type { Role } from '../access/roles.ts';
import type { ServiceTimes } from '../settings/settings.ts';

/**
 * Whom a rung tells. `owner` is whoever holds the duty then, `caseHolder` the case; `author`
 * follows the person; a role is everybody who has it.
 */
export type RungTarget = 'owner' | 'signatoryDeputy' | 'author' | 'caseHolder' | Role;

export type Rung = { readonly at: RungTime; readonly to: readonly RungTarget[] };

export type DutyRule = {
  /** Legal duties run day and night and never roll; service duties may count office hours. */
  readonly kind: 'legal' | 'service';
  readonly side: 'sender' | 'receiver';
  readonly owner: Role | 'signatory' | 'decider';
  /** Counted from the report's arrival, or from the fact that opened the duty. */
  readonly from: 'arrival' | 'opening';
  readonly due: (service: ServiceTimes) => Due;
  /** For a duty that is owed at once (19 kap. 6 §: asked later, or already ongoing). */
  readonly dueAtOnce?: Due;
  /**
   * The rule that gave the duty a last day: none lies before its first day in force. No transition
   * rule is known, so what opened earlier has no longer time than that.
   */
  readonly dueSince?: LegalRuleId;
  /**
   * A last day by the calendar, beside which the one by lag (1930:173) 2 § is shown; what is owed
   * at once has none.
   */
  readonly rolledDateShown?: true;
  readonly rungs: readonly Rung[];
  /** The last rung ends the duty by itself; every other ladder waits for a person. */
  readonly lapsesAs?: 'missing';
  readonly rule: LegalRuleId | 'municipality' | 'degerforsModel';
};
