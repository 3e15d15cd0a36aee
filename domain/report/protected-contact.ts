import type { Instant } from '../calendar/time.ts';
import type { ReportContent, Suspect, WorryKind } from './report-content.ts';

type Worry = Pick<
  ReportContent['worry'],
  'kinds' | 'suspected' | 'otherReasonNotToInformGuardians'
>;

/** Whether the guardians may still not be told: it was so on arrival, and nobody has turned it off. */
export function isContactProtected(report: {
  readonly protectedContact: boolean;
  readonly contactLiftedAt: Instant | null;
}): boolean {
  return report.protectedContact && !report.contactLiftedAt;
}

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
