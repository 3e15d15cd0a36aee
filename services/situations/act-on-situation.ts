import { Conflict } from '../../domain/errors.ts';
import type { FactKind } from '../../domain/kinds.ts';
import type { SituationRow } from '../../database/situations/situation-store.ts';
import { act } from '../acting/act.ts';
import type { Recorded } from '../acting/acting.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import type { StreamFile } from '../acting/stream-file.ts';
import { situationStream, type SituationDone } from './situation-stream.ts';

/**
 * Refuses what can only be done while the follow-up meeting is owed.
 *
 * @throws Conflict `already-held`, `already-joined`
 */
export function refuseOver({ heldAt, joinedTo }: SituationRow): void {
  if (heldAt) throw new Conflict('already-held', { current: heldAt });
  if (joinedTo) throw new Conflict('already-joined', { current: joinedTo });
}

/** Acts on a situation whose follow-up meeting is still owed. @throws as `refuseOver` */
export function actOnOpenSituation(
  deps: Deps,
  call: Call,
  { situationId, fact }: { readonly situationId: string; readonly fact: FactKind },
  work: (file: StreamFile<SituationRow>) => Promise<Recorded>,
): Promise<SituationDone> {
  return act(deps, call, { on: situationStream, streamId: situationId, fact }, (file) => {
    refuseOver(file.row);
    return work(file);
  });
}
