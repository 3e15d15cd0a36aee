import { Conflict } from '../../domain/errors.ts';
import { localDate } from '../../domain/calendar/time.ts';
import type { FactKind } from '../../domain/kinds.ts';
import type { FollowUpPlan, FollowUpRecord } from '../../domain/situations/records.ts';
import type { SituationRow } from '../../database/situations/situation-store.ts';
import { act } from '../acting/act.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { refusePassed } from '../acting/refuse-passed.ts';
import type { Recorded } from '../acting/acting.ts';
import type { StreamFile } from '../acting/stream-file.ts';
import { situationStream, type SituationDone } from './situation-stream.ts';

const actOnSituation = (
  deps: Deps,
  call: Call,
  { situationId, fact }: { readonly situationId: string; readonly fact: FactKind },
  work: (file: StreamFile<SituationRow>) => Promise<Recorded>,
): Promise<SituationDone> =>
  act(deps, call, { on: situationStream, streamId: situationId, fact }, (file) => {
    const { heldAt } = file.row;
    if (heldAt) throw new Conflict('already-held', { current: heldAt });
    return work(file);
  });

/**
 * Plans the follow-up meeting of an acute situation. Social services and the school hold it without
 * the family, and the IFO-chef leads it.
 *
 * @throws Invalid `time-has-passed`; Conflict `already-held`
 */
export function planFollowUp(
  deps: Deps,
  call: Call,
  situationId: string,
  plan: FollowUpPlan,
): Promise<SituationDone> {
  const deed = { situationId, fact: 'followUpMeetingPlanned' } as const;
  return actOnSituation(deps, call, deed, async (file) => {
    refusePassed(call, { time: plan.time });
    return file.record('followUpMeetingPlanned', { at: plan.time, secret: plan });
  });
}

/**
 * Records that the follow-up meeting was held, and what was said. No deed drops the meeting: its
 * duty stays open until it has been held.
 *
 * @throws Conflict `already-held`; `not-yet` for a date that has not come
 */
export function recordFollowUp(
  deps: Deps,
  call: Call,
  situationId: string,
  record: FollowUpRecord,
): Promise<SituationDone> {
  const deed = { situationId, fact: 'followUpMeetingHeld' } as const;
  return actOnSituation(deps, call, deed, async (file) => {
    if (record.date > localDate(call.at)) throw new Conflict('not-yet');
    return file.record('followUpMeetingHeld', { secret: record });
  });
}
