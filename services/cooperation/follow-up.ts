import { localDate } from '../../domain/calendar/time.ts';
import { nextFollowedDay, placeOn } from '../../domain/cooperation/outgrown.ts';
import { Conflict } from '../../domain/errors.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { beginHandOver } from './begin-hand-over.ts';
import type { FormChoice } from './form-choice.ts';
import { actOnHandOver, type HandOverDone, type HandOverFile } from './hand-over-stream.ts';
import { formThen, handedIn } from './known-hand-over.ts';

/**
 * Whoever has outgrown a form as the next term begins is handed on or ends; nobody is kept in a form
 * that is for others (routine §9). What cannot be told from age or year at school keeps nobody out.
 *
 * @throws Conflict `form-outgrown`
 */
const refuseOutgrown = async (deps: Deps, call: Call, file: HandOverFile): Promise<void> => {
  const handed = await handedIn(file);
  const today = localDate(call.at);
  const next = nextFollowedDay(file.row.followedThrough ?? today, today);
  const current = placeOn(formThen(deps, file.row, handed), handed.child, next);
  if (current === 'outgrown') throw new Conflict('form-outgrown', { on: next });
};

export type FormFollowUp = { readonly outcome: 'continued' | 'ended'; readonly note: string };

/**
 * Records what was found at the end of a term: that the child goes on in the form, which is followed up
 * at the end of the next, or ends in it, and why.
 *
 * @throws Conflict `wrong-state` unless the form has taken the child; `form-outgrown`
 */
export function followUpForm(
  deps: Deps,
  call: Call,
  handOverId: string,
  { outcome, note }: FormFollowUp,
): Promise<HandOverDone> {
  return actOnHandOver(deps, call, { handOverId, fact: 'formFollowedUp' }, async (file) => {
    if (outcome === 'continued') await refuseOutgrown(deps, call, file);
    return file.record('formFollowedUp', { outcome, about: null, secret: { note } });
  });
}

export type HandingOn = { readonly choice: FormChoice; readonly note: string };

/**
 * Hands a child on from one form to the next, with fresh consents that name the next and its parties.
 * Until that has taken the child it can be seen here; should it not, it goes back to the officer and
 * the IFO-chef.
 *
 * @returns the id of the new hand-over, and this one as it now stands
 * @throws Conflict `wrong-state` unless the form has taken the child; as `beginHandOver`
 */
export function handOn(
  deps: Deps,
  call: Call,
  handOverId: string,
  { choice, note }: HandingOn,
): Promise<HandOverDone> {
  return actOnHandOver(deps, call, { handOverId, fact: 'formFollowedUp' }, async (file) => {
    const { organisationId: fromOrganisationId, formUnitId: fromUnitId } = file.row;
    const begun = await beginHandOver(file.acting, {
      choice,
      of: await handedIn(file),
      // Should the next form not take the child, it goes back to the officer of before.
      from: { ...file.row, fromOrganisationId, fromUnitId },
      origin: { reportId: null, previousId: handOverId },
    });
    const found = { outcome: 'handedOn', about: begun.id, secret: { note } } as const;
    await file.record('formFollowedUp', found);
    return begun;
  });
}
