import type { Due, RungTime } from './due-dates.ts';
import type { LegalRuleId } from '../law/law.ts';
import type { Role } from '../access/roles.ts';
import type { ServiceTimes } from '../settings/settings.ts';

/**
 * Whom a rung tells: `owner` is whoever owns the duty at that time, `signatoryDeputy` whoever
 * stands in for the signatory, `author` the person who wrote the report, whatever function she
 * holds by then, `caseHolder` whoever holds the case; a role means everybody who holds it.
 */
export type RungTarget = 'owner' | 'signatoryDeputy' | 'author' | 'caseHolder' | Role;

export type Rung = { readonly at: RungTime; readonly to: readonly RungTarget[] };

export type DutyRule = {
  /**
   * A legal duty's clock runs day and night, and its last day is never moved to a weekday; a
   * service duty may count office hours only.
   */
  readonly kind: 'legal' | 'service';
  /** `ofOwner`: the side of the function that the opening fact names. */
  readonly side: 'sender' | 'receiver' | 'ofOwner';
  /**
   * `named`: the function that the opening fact names. `roster`: any officer who is there, whoever
   * takes it first. `reporter`: the person that the opening fact names.
   */
  readonly owner: Role | 'signatory' | 'decider' | 'named' | 'roster' | 'reporter';
  /** A function that owns it too although it does not stand on its side. */
  readonly alsoOwner?: Role;
  /** Whether the clock counts from the report's arrival or from the fact that opened the duty. */
  readonly from: 'arrival' | 'opening';
  readonly due: (service: ServiceTimes) => Due;
  /**
   * When the duty is due if it is owed at once (19 kap. 6 § SoL: feedback that is asked for later,
   * or an investigation that is already going on).
   */
  readonly dueAtOnce?: Due;
  /**
   * The legal rule that gave the duty a last day: no due date lies before the end of the first day
   * on which it was in force. No transition rule is known, so a duty that opened earlier has no
   * longer time than that.
   */
  readonly dueSince?: LegalRuleId;
  /**
   * Set where the last day is counted by the calendar, so that the last day by lag (1930:173) 2 §
   * is shown beside it. A duty that is owed at once has none to show.
   */
  readonly rolledDateShown?: true;
  /**
   * Set where the owner is told at once, by a notice that counts as rung 0: she is asked for it.
   * `assignee`: only where the duty is given to somebody in particular.
   */
  readonly asks?: true | 'assignee';
  readonly rungs: readonly Rung[];
  /**
   * Set when the last rung ends the duty, as lapsed; without it the duty waits for a person,
   * however long.
   */
  readonly lapsesAs?: 'missing' | 'silent';
  /**
   * `seenFailures`: what `domain.md` §4 tells of having gone wrong. `handOverModel`: Ingen mellan
   * stolarna and Samma koll. `formFollowUpModel`: Samma koll and Nordanstig's document.
   */
  readonly rule:
    | LegalRuleId
    | 'municipality'
    | 'degerforsModel'
    | 'nordanstig'
    | 'routine'
    | 'seenFailures'
    | 'handOverModel'
    | 'formFollowUpModel';
  /**
   * Raised when the entry was wrong and its dates follow from it anew; 2 where it is not given. Each
   * duty's row keeps the version that its dates were projected by, and an open one of an older
   * version gets new dates by the event `dueRecomputed`.
   */
  readonly version?: number;
};
