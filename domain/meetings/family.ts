import type { ReportContent } from '../report/report-content.ts';
import type { FamilyMember, OutsideParty } from './consent.ts';

/** By their place in the report's list; a home where a child is placed consents to nothing. */
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

/** The others at a meeting by the names of the API; a teacher who reports comes for her school. */
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
