import type { Instant } from '../calendar/time.ts';
import { consentsPersonallyAt, isAdultAt } from '../report/age.ts';
import type { ReportContent } from '../report/report-content.ts';
import type { FamilyMember, MeetingFamily, OutsideParty } from './consent.ts';

/**
 * The guardians by their place in the report's list, without a home where the child is placed,
 * which cannot consent for the child.
 */
export function guardiansIn({
  guardians,
}: Pick<ReportContent, 'guardians'>): readonly FamilyMember[] {
  return guardians.flatMap(({ kind }, index) =>
    kind === 'placedHome' ? [] : [`guardian${index + 1}` as const],
  );
}

export function isFamily(who: string): who is FamilyMember {
  return who === 'child' || who.startsWith('guardian');
}

const schools: readonly string[] = ['preschool', 'school', 'gymnasium', 'pupilHealth'];

/**
 * Those invited from outside the family, by the names of the API. A teacher who reports comes for
 * her school, so a consent to tell either name is about her.
 */
export function outsidersAmong(
  invited: readonly string[],
  { agencyKind }: Pick<ReportContent, 'agencyKind'>,
): readonly OutsideParty[] {
  return invited.flatMap((who): readonly OutsideParty[] => {
    if (who === 'school') return [['school']];
    if (who !== 'reporter') return [];
    return [schools.includes(agencyKind) ? ['reporter', 'school'] : ['reporter']];
  });
}

/** What of a report decides whose consents a meeting needs, whoever is invited to it. */
export type ConsentGround = Pick<ReportContent, 'agencyKind'> &
  Pick<MeetingFamily, 'guardians' | 'childIsFifteen' | 'childIsOfAge'>;

export function consentGround(content: ReportContent, at: Instant): ConsentGround {
  return {
    agencyKind: content.agencyKind,
    guardians: guardiansIn(content),
    childIsFifteen: consentsPersonallyAt(content.child, at),
    childIsOfAge: isAdultAt(content.child, at),
  };
}

/** A meeting of those invited, by their places in the report. */
export function meetingOf(ground: ConsentGround, invited: readonly string[]): MeetingFamily {
  const { agencyKind, ...family } = ground;
  return {
    ...family,
    invited: invited.filter(isFamily),
    outsiders: outsidersAmong(invited, { agencyKind }),
  };
}
