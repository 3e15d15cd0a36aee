import type { Instant } from '../../domain/calendar/time.ts';
import { ageAt } from '../../domain/report/age.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import { hasReportingDuty } from '../../domain/report/reporting-duty.ts';

type Named = { readonly givenName: string | null; readonly familyName: string | null };

/** Whoever a report names and can be met or written to, by her place in it. */
export type ReportPeople = {
  readonly child: Named & { readonly age: number | null };
  readonly guardians: readonly (Named & {
    readonly place: `guardian${number}`;
    readonly kind: ReportContent['guardians'][number]['kind'];
  })[];
  /** Null for a private person, who is met by nobody. */
  readonly reporter: (Named & { readonly title: string | null }) | null;
};

/** Without a home where the child is placed, which can consent to nothing. */
export function peopleIn(content: ReportContent, at: Instant): ReportPeople {
  const { child, guardians, reporter, agencyKind } = content;
  return {
    child: { ...child, age: ageAt(child, at) },
    guardians: guardians.flatMap((guardian, index) =>
      guardian.kind === 'placedHome'
        ? []
        : [{ ...guardian, place: `guardian${index + 1}` as const }],
    ),
    reporter: hasReportingDuty(agencyKind) ? reporter : null,
  };
}
