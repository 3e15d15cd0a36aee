import type { Actor } from '../../domain/access/actor.ts';
import { inSight } from '../../domain/access/in-sight.ts';
import { factsIn } from '../../platform/trail/lanes.ts';
import type { StreamHead } from '../../database/acting/stream-store.ts';

/**
 * The ETag of a stream for this caller: how many facts stand in the lanes that she may see. One
 * number for all would tell each side how much the other has done.
 */
export function etagOf(actor: Actor, head: StreamHead): number {
  return factsIn(head, (side) => inSight(actor, { side }));
}
