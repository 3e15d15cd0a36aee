import type { Role } from '../access/roles.ts';
import { compareInstants, type Instant } from '../calendar/time.ts';
import type { Clockwork } from '../duties/duty-clock.ts';
import { ladderStep, type DutyOpening } from '../duties/project-duty.ts';
import { awaitedBefore, rungOf } from './receiving-order.ts';

/** From when on a function may open a report, and whom it waits for until then. */
export type AwaitedTurn = { readonly from: Instant; readonly waitsFor: readonly Role[] };

/**
 * Why it is not a function's turn yet to open a report; undefined when it is, or when everybody before
 * it is away. The rung's instant is computed from the rule. What the workflow has fired is not asked,
 * so that one that lags behind keeps nobody from opening.
 *
 * @param of the duty to open the report, the settings that it is dated by, and the unit's people
 */
export function awaitedTurn(
  role: Role,
  of: {
    readonly duty: DutyOpening;
    readonly settings: Clockwork;
    readonly people: readonly { readonly role: Role; readonly absent: boolean }[];
  },
  at: Instant,
): AwaitedTurn | undefined {
  const number = rungOf(role);
  const waitsFor = awaitedBefore(number, of.people);
  if (waitsFor.length === 0) return undefined;
  const rung = ladderStep(of.duty, of.settings, number);
  return rung && compareInstants(at, rung.at) < 0 ? { from: rung.at, waitsFor } : undefined;
}
