import { projectAgain } from '../../domain/duties/project-duty.ts';
import { recomputeDuty, type DutyRow } from '../../database/duties/duty-store.ts';
import type { StreamFile } from '../acting/stream-file.ts';
import type { LadderContext } from './ladder.ts';

/**
 * Gives an open duty the dates that follow from its rule as it now is, when that was corrected after
 * they were projected. A due date moves in no other way but by an extension; an event tells of it
 * where one did.
 *
 * @returns the duty as its ladder is climbed
 */
export async function recomputed(
  { tx, settingsVersion }: LadderContext,
  file: StreamFile,
  duty: DutyRow,
): Promise<DutyRow> {
  const again = projectAgain(duty, settingsVersion(duty.settingsVersion));
  if (!again) return duty;
  await recomputeDuty(tx, { id: duty.id, ...again });
  const moved = again.dueAt !== duty.dueAt || again.nextRungAt !== duty.nextRungAt;
  if (moved) {
    const purpose = `${duty.kind}: rule ${duty.ruleVersion} → ${again.ruleVersion}`;
    file.mark('dueRecomputed', { side: duty.side, fact: duty.id, purpose });
  }
  return { ...duty, ...again };
}
