import { isReceiver } from '../../domain/intake/receiving-order.ts';
import { idleAt, whyUnattended, type Holder } from '../../domain/intake/unattended.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { awaySince, readWork } from '../../database/waking/work-store.ts';
import type { StreamAdapter, StreamRow } from '../acting/stream-adapter.ts';
import type { StreamFile } from '../acting/stream-file.ts';
import type { LadderContext } from '../duties/ladder.ts';

/** Where the holder is, among those who may know of the case. */
const holderOf = async ({ tx, now, people, holderId }: LadderContext): Promise<Holder> => {
  const held = people.filter(({ personId, role }) => personId === holderId && isReceiver(role));
  const [one] = held;
  if (!one) return { is: 'gone' };
  if (!held.every(({ absent }) => absent)) return { is: 'present' };
  const since = await awaySince(tx, one.personId, now);
  return since === undefined ? { is: 'present' } : { is: 'away', since };
};

/**
 * Moves an opened case to the leader's queue when its holder is away or has left, or when nothing was
 * done in it for five weekdays (R-5.6: no case is ever without an owner).
 *
 * @returns when the workflow has to look again if nothing happens meanwhile; null when it need not
 */
export async function watchHolder(
  context: LadderContext,
  on: StreamAdapter,
  file: StreamFile<StreamRow>,
): Promise<Instant | null> {
  if (!on.needsHolder?.(file.standing())) return null;
  const { tx, now } = context;
  // Whatever takes the case from the leader's queue is work in it, so that it is not idle before then.
  const later = idleAt({ workedAt: now });
  if (file.duties().some(({ kind, state }) => kind === 'reassign' && state === 'open'))
    return later;
  const work = await readWork(tx, file.row.id);
  if (!work) return later;
  const outcome = whyUnattended(await holderOf(context), work, now);
  if (!outcome) return idleAt(work);
  await file.record('caseUnattended', { outcome });
  return later;
}
