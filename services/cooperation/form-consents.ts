import type { GivenConsent } from '../../domain/cooperation/consent.ts';
import type { FormConsentAnswer } from '../../domain/cooperation/records.ts';
import type { FamilyMember } from '../../domain/meetings/consent.ts';
import { Invalid } from '../../domain/errors.ts';
import { refuseFuture } from '../acting/refuse-future.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnHandOver, type HandOverDone } from './hand-over-stream.ts';
import { handedIn } from './known-hand-over.ts';

export type StatedConsent = GivenConsent & { readonly answer: FormConsentAnswer };

const refuse = (field: 'of' | 'parties', code: 'unknown-person' | 'required'): never => {
  throw new Invalid(code === 'required' ? 'parties-missing' : code, {
    errors: [{ pointer: `#/body/${field}`, code }],
  });
};

/**
 * Records that a member of the family consents to a further party, or withdraws. A withdrawal ends the
 * hand-over for all: one no is not overridden, and what was told before it stays told.
 *
 * @throws Invalid `unknown-person`, `parties-missing`, for a day to come; Conflict `wrong-state` when
 *   it has ended
 */
export function recordFormConsent(
  deps: Deps,
  call: Call,
  handOverId: string,
  { answer, ...consent }: StatedConsent,
): Promise<HandOverDone> {
  return actOnHandOver(deps, call, { handOverId, fact: 'formConsentRecorded' }, async (file) => {
    refuseFuture(call, consent);
    const { guardians, form } = await handedIn(file);
    const known: readonly FamilyMember[] = ['child', ...guardians];
    if (!known.includes(consent.of)) refuse('of', 'unknown-person');
    if (answer === 'given' && consent.parties.length === 0) refuse('parties', 'required');
    const secret = { ...consent, form: form.key };
    return file.record('formConsentRecorded', { outcome: answer, secret });
  });
}
