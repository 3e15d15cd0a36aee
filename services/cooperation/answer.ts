import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnHandOver, type HandOverDone } from './hand-over-stream.ts';

/**
 * Takes the child into the form: from now on it is the contact function's, who follows it up at the end
 * of the term.
 *
 * @throws Conflict `wrong-state` unless it waits for an answer
 */
export function acceptHandOver(deps: Deps, call: Call, handOverId: string): Promise<HandOverDone> {
  return actOnHandOver(deps, call, { handOverId, fact: 'handOverAccepted' }, (file) =>
    file.record('handOverAccepted', {}),
  );
}

/**
 * Refuses it, for a reason. It goes back to the officer and the IFO-chef, who choose again: nobody is
 * bounced on from form to form (Ingen mellan stolarna).
 *
 * @throws Conflict `wrong-state` unless it waits for an answer
 */
export function refuseHandOver(
  deps: Deps,
  call: Call,
  handOverId: string,
  { reason }: { readonly reason: string },
): Promise<HandOverDone> {
  return actOnHandOver(deps, call, { handOverId, fact: 'handOverRefused' }, (file) =>
    file.record('handOverRefused', { secret: { reason } }),
  );
}
