import { dutyRules } from '../../domain/areas.ts';
import { compareInstants } from '../../domain/calendar/time.ts';
import { ladderStep, type LadderStep } from '../../domain/duties/project-duty.ts';
import { isPassedByAbsence } from '../../domain/intake/receiving-order.ts';
import type { MunicipalitySettings } from '../../domain/settings/settings.ts';
import type { DutyRow } from '../../database/duties/duty-store.ts';
import { insertRung, moveLadder } from '../../database/duties/rung-store.ts';
import type { StreamFile } from '../acting/stream-file.ts';
import { notify, type NoticeContext } from './notices.ts';

/** Whom the rungs of one stream may tell, and by which settings each of its duties is timed. */
export type LadderContext = NoticeContext & {
  readonly settingsVersion: (version: number) => MunicipalitySettings;
};

type Climb = { readonly fired: readonly LadderStep[]; readonly next: LadderStep | undefined };

/**
 * The rungs that have come since the last one fired, oldest first, and the one after them. After an
 * outage no rung is skipped, so that the record shows every one. A rung of an unopened report has
 * also come when everybody before it is away.
 */
const climb = (duty: DutyRow, context: LadderContext): Climb => {
  const settings = context.settingsVersion(duty.settingsVersion);
  const fired: LadderStep[] = [];
  let next = ladderStep(duty, settings, duty.nextRung);
  const hasCome = ({ at, number }: LadderStep): boolean =>
    compareInstants(at, context.now) <= 0 ||
    (duty.kind === 'openReport' && isPassedByAbsence(number, context.people));
  while (next && hasCome(next)) {
    fired.push(next);
    next = ladderStep(duty, settings, next.number + 1);
  }
  return { fired, next };
};

const fire = async (
  context: LadderContext,
  file: StreamFile,
  { duty, step, newest }: { readonly duty: DutyRow; readonly step: LadderStep; newest: boolean },
): Promise<void> => {
  const { number, at, rung } = step;
  const isNew = await insertRung(context.tx, {
    dutyId: duty.id,
    number,
    streamId: duty.streamId,
    side: duty.side,
    dueAt: at,
    firedAt: context.now,
    notified: newest,
    toTargets: rung.to,
  });
  if (!isNew) return;
  const purpose = `${duty.kind} rung ${number}`;
  file.mark('rungFired', { side: duty.side, fact: duty.id, purpose });
  if (newest) await notify(context, duty, { number, to: rung.to });
};

/**
 * Fires the due rungs of one open duty. Each rung is recorded once. When several were missed only
 * the newest sends notices, so that an outage does not end in a burst of them.
 *
 * @returns whether this was the last rung of a duty that lapses by itself (`lapsesAs`)
 */
export async function climbLadder(
  context: LadderContext,
  file: StreamFile,
  duty: DutyRow,
): Promise<boolean> {
  if (duty.nextRung === 0) return false;
  const { fired, next } = climb(duty, context);
  for (const [index, step] of fired.entries()) {
    await fire(context, file, { duty, step, newest: index === fired.length - 1 });
  }
  if (fired.length > 0) await moveLadder(context.tx, duty.id, next);
  return fired.length > 0 && next === undefined && dutyRules[duty.kind].lapsesAs !== undefined;
}
