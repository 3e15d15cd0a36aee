import { dutyRules } from '../../domain/duties/duties.ts';
import { ladderStep, type LadderStep } from '../../domain/duties/project-duty.ts';
import type { MunicipalitySettings } from '../../domain/people/settings.ts';
import { compareInstants } from '../../domain/calendar/time.ts';
import type { DutyRow } from '../../database/duties/duty-store.ts';
import { insertRung, moveLadder } from '../../database/duties/rung-store.ts';
import { notify, type NoticeGround } from './notices.ts';
import { isPassedByAbsence } from '../intake/receiving-order.ts';
import type { StreamWork } from '../acting/stream-work.ts';

export type LadderGround = NoticeGround & { readonly settings: MunicipalitySettings };

type Climb = { readonly fired: readonly LadderStep[]; readonly next: LadderStep | undefined };

/** Every rung that has come, in order: after an outage none is skipped. */
const climb = (duty: DutyRow, ground: LadderGround): Climb => {
  const fired: LadderStep[] = [];
  let next = ladderStep(duty, ground.settings, duty.nextRung);
  const hasCome = ({ at, number }: LadderStep): boolean =>
    compareInstants(at, ground.now) <= 0 ||
    (duty.kind === 'openReport' && isPassedByAbsence(number, ground.people));
  while (next && hasCome(next)) {
    fired.push(next);
    next = ladderStep(duty, ground.settings, next.number + 1);
  }
  return { fired, next };
};

/**
 * Fires the due rungs of one open duty. A rung is once in the record; of several missed ones only
 * the newest tells anybody.
 *
 * @returns whether the ladder ended with this, for a duty that then ends by itself
 */
export async function climbLadder(
  ground: LadderGround,
  work: StreamWork,
  duty: DutyRow,
): Promise<boolean> {
  if (duty.nextRung === 0) return false;
  const { fired, next } = climb(duty, ground);
  for (const [index, step] of fired.entries()) {
    const newest = index === fired.length - 1;
    const isNew = await insertRung(ground.tx, {
      dutyId: duty.id,
      number: step.number,
      streamId: duty.streamId,
      side: duty.side,
      dueAt: step.at,
      firedAt: ground.now,
      notified: newest,
      toTargets: step.rung.to,
    });
    if (!isNew) continue;
    work.note('rungFired', {
      side: duty.side,
      fact: duty.id,
      purpose: `${duty.kind} rung ${step.number}`,
    });
    if (newest) await notify(ground, duty, { number: step.number, to: step.rung.to });
  }
  if (fired.length > 0) await moveLadder(ground.tx, duty.id, next);
  return fired.length > 0 && next === undefined && dutyRules[duty.kind].lapsesAs !== undefined;
}
