import type { ReportContent } from '../report/report-content.ts';
import type { FamilyMember, OutsideParty } from './consent.ts';

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
