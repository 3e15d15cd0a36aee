import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { beginHandOver } from './begin-hand-over.ts';
import type { FormChoice } from './form-choice.ts';
import { actOnHandOver, type HandOverDone } from './hand-over-stream.ts';
import { handedIn } from './known-hand-over.ts';
import { fromSocialServices } from './from-social-services.ts';

/**
 * Chooses a form anew for a child whose hand-over has come back, with consents that name that form
 * and its parties. The one before ends with it, and the new one is another stream, whose form is told
 * of none before.
 *
 * @returns the id of the new hand-over, and the one before as it now stands
 * @throws Conflict `wrong-state` unless it has come back; as `beginHandOver`
 */
export function chooseAgain(
  deps: Deps,
  call: Call,
  handOverId: string,
  choice: FormChoice,
): Promise<HandOverDone> {
  const deed = { handOverId, fact: 'handOverChosenAgain' } as const;
  return actOnHandOver(deps, call, deed, async (file) => {
    const begun = await beginHandOver(file.acting, {
      choice,
      of: await handedIn(file),
      from: fromSocialServices(deps, call, file.row),
      origin: { reportId: null, previousId: handOverId },
    });
    await file.record('handOverChosenAgain', { about: begun.id });
    return begun;
  });
}

/**
 * Ends a hand-over that no form has taken: it is called back, or no other form is chosen after it came
 * back. The reason stays with social services.
 *
 * @throws Conflict `wrong-state` once a form has taken the child
 */
export function endHandOver(
  deps: Deps,
  call: Call,
  handOverId: string,
  { reason }: { readonly reason: string },
): Promise<HandOverDone> {
  return actOnHandOver(deps, call, { handOverId, fact: 'handOverEnded' }, (file) =>
    file.record('handOverEnded', { secret: { reason } }),
  );
}
