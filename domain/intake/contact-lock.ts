import type { Status } from '../report/status.ts';

export const contactParties = [
  'reporter',
  'coSigner',
  'guardian',
  'child',
  'school',
  'other',
] as const;
export type ContactParty = (typeof contactParties)[number];

export type ContactContext = {
  readonly status: Status;
  readonly investigationOpened: boolean;
  readonly protectedContact: boolean;
  /** Whether others at the reporter's were asked to sign; who was left out is no co-signer. */
  readonly coSigners: boolean;
  /** A written or spoken consent that names the school, when the school did not report. */
  readonly schoolConsented: boolean;
  /** Whether another municipality answers for the child. */
  readonly elsewhere: boolean;
};

export type ContactRefusal =
  'protected-contact' | 'phase-lock' | 'assessment-first' | 'other-municipality';

const unassessed: readonly Status[] = ['received', 'opened'];

/**
 * Refuses contact with those who may not be contacted yet. Until an investigation is opened only
 * the reporter with co-signers, the guardians and the child may be (20 kap. 2 § SoL), and a school that
 * did not report only with consent, because asking others belongs to the investigation. Guardians
 * may not be contacted before the protection assessment (20 kap. 1 § SoL), nor in protected-contact
 * mode. Where another municipality answers for the child only those are contacted whom the assessment
 * of protection needs: the rest is its to ask.
 *
 * @returns undefined when this party may be contacted
 */
export function contactRefusal(
  party: ContactParty,
  context: ContactContext,
): ContactRefusal | undefined {
  if (party === 'reporter') return undefined;
  if (party === 'guardian') {
    if (context.protectedContact) return 'protected-contact';
    return unassessed.includes(context.status) ? 'assessment-first' : undefined;
  }
  if (party === 'child') return undefined;
  if (context.elsewhere) return 'other-municipality';
  if (context.investigationOpened) return undefined;
  if (party === 'coSigner' && context.coSigners) return undefined;
  if (party === 'school' && context.schoolConsented) return undefined;
  return 'phase-lock';
}
