import { Forbidden, NotFound } from '../../domain/errors.ts';
import { decide, type Action } from '../../domain/access/permissions.ts';
import { readSituation, type SituationRow } from '../../database/situations/situation-store.ts';
import { lockStream, type StreamHead } from '../../database/acting/stream-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';

export type HeldSituation = { readonly head: StreamHead; readonly situation: SituationRow };

/** Locks a situation for somebody who may. @throws NotFound, Forbidden */
export async function holdSituation(
  tx: Tx,
  call: Call,
  id: string,
  action: Action,
): Promise<HeldSituation> {
  const head = await lockStream(tx, id);
  const situation = head && (await readSituation(tx, id));
  if (!situation) throw new NotFound();
  const decision = decide(call.actor, action, { is: 'acuteSituation', ...situation });
  if (!decision.allow) {
    throw decision.because === 'hidden'
      ? new NotFound()
      : new Forbidden('forbidden', { rule: decision.rule });
  }
  return { head, situation };
}
