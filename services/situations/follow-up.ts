import { Conflict } from '../../domain/errors.ts';
import type { NamedContact } from '../../domain/named-contact.ts';
import { localDate } from '../../domain/calendar/time.ts';
import type {
  AgreedChange,
  FollowUpPlan,
  FollowUpRecord,
} from '../../domain/situations/records.ts';
import type { SituationRow } from '../../database/situations/situation-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { namedContact } from '../acting/named-contact.ts';
import { refusePassed } from '../acting/refuse-passed.ts';
import type { StreamFile } from '../acting/stream-file.ts';
import { recordChange } from './agreed-changes.ts';
import { actOnOpenSituation } from './act-on-situation.ts';
import { refuseWithoutCounterpart } from './name-counterpart.ts';
import type { SituationDone } from './situation-stream.ts';

/** The leader who plans the meeting is the one whom the invited turn to (routine §8). */
const contactOf = async (
  { directory }: Deps,
  { actor, at }: Call,
  { acting, row }: StreamFile<SituationRow>,
): Promise<NamedContact | undefined> => {
  const personId = actor.is === 'person' ? actor.personId : null;
  const leader = await namedContact(acting.tx, personId, at);
  const { phone } = directory.settingsInForce(row.municipalityId, localDate(at));
  return leader && { ...leader, phone: leader.phone ?? phone };
};

/**
 * Plans the follow-up meeting of an acute situation. Social services and the school hold it without
 * the family, and the IFO-chef leads it.
 *
 * @throws Invalid `time-has-passed`; Conflict `already-held`, `school-first`
 */
export function planFollowUp(
  deps: Deps,
  call: Call,
  situationId: string,
  plan: FollowUpPlan,
): Promise<SituationDone> {
  const deed = { situationId, fact: 'followUpMeetingPlanned' } as const;
  return actOnOpenSituation(deps, call, deed, async (file) => {
    refusePassed(call, { time: plan.time });
    await refuseWithoutCounterpart(file);
    const contact = await contactOf(deps, call, file);
    return file.record('followUpMeetingPlanned', {
      at: plan.time,
      secret: { ...plan, ...(contact && { contact }) },
    });
  });
}

/** What was said at the follow-up meeting, and what those who met agreed to change. */
export type HeldFollowUp = Omit<FollowUpRecord, 'agreedChanges'> & {
  readonly agreedChanges: readonly AgreedChange[];
};

/**
 * Records that the follow-up meeting was held, and what was said. No deed drops the meeting: its
 * duty stays open until it has been held. Each change that was agreed becomes a duty of the function
 * that took it on.
 *
 * @throws Conflict `already-held`; `not-yet` for a date that has not come; `school-not-told` for a
 *   change that a school is to make which does not know of the situation
 */
export function recordFollowUp(
  deps: Deps,
  call: Call,
  situationId: string,
  { agreedChanges, ...record }: HeldFollowUp,
): Promise<SituationDone> {
  const deed = { situationId, fact: 'followUpMeetingHeld' } as const;
  return actOnOpenSituation(deps, call, deed, async (file) => {
    if (record.date > localDate(call.at)) throw new Conflict('not-yet');
    const held = await file.record('followUpMeetingHeld', { secret: record });
    for (const change of agreedChanges) await recordChange(file, change);
    return held;
  });
}
