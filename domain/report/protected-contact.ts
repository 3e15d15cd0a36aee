import type { ReportContent, Suspect, WorryKind } from './report-content.ts';

type Worry = Pick<
  ReportContent['worry'],
  'kinds' | 'suspected' | 'otherReasonNotToInformGuardians'
>;

const crimesAgainstChild: readonly WorryKind[] = [
  'violence',
  'sexualAbuse',
  'otherCrimeAgainstChild',
];
const closeOrUnknown: readonly Suspect[] = ['guardian', 'householdMember', 'relative', 'unknown'];

/**
 * Whether the guardians count as *not to be informed* (20 kap. 4 § SoL, särskilda skäl; routine
 * §1.5). They do at honour; at violence, sexual abuse or another crime when somebody close, or
 * nobody by name, is suspected; and for any other stated reason. Neglect or a suspected peer alone
 * is no reason.
 */
export function isProtectedContact(worry: Worry): boolean {
  if (worry.kinds.includes('honour')) return true;
  const reason = worry.otherReasonNotToInformGuardians?.trim() ?? '';
  if (reason !== '' && reason !== 'unknown') return true;
  if (!worry.kinds.some((kind) => crimesAgainstChild.includes(kind))) return false;
  return (
    worry.suspected.length === 0 || worry.suspected.some((who) => closeOrUnknown.includes(who))
  );
}
