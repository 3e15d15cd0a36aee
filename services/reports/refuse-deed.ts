import { isPossible } from '../../domain/access/decide.ts';
import { factRule } from '../../domain/areas.ts';
import { Conflict } from '../../domain/errors.ts';
import type { FactKind } from '../../domain/kinds.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import type { Call } from '../acting/call.ts';
import { authorise } from '../acting/lock.ts';
import type { Locked } from '../acting/stream-adapter.ts';
import { refuseConfirming, refuseElsewhere, reportStream } from './report-stream.ts';

/**
 * Refuses a deed before anybody has written a word of it, as the deed itself would: whoever may not do
 * it, or not while the case stands as it does, is shown no form for it.
 *
 * @param fact the fact that the deed would record
 * @throws Forbidden; Conflict `wrong-state`, `other-municipality`, `confirms-another`
 */
export function refuseDeed(call: Call, locked: Locked<ReportRow>, fact: FactKind): void {
  const { action } = factRule(fact);
  authorise(call, reportStream, { locked, action });
  refuseConfirming(locked.row, fact);
  refuseElsewhere(locked.row, fact);
  const { status: current } = locked.row;
  if (!isPossible(action, current)) throw new Conflict('wrong-state', { current, action });
}
