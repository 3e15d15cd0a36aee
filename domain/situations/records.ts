import type { Instant, LocalDate } from '../calendar/time.ts';

export const situationCauses = ['reportedAcute', 'immediateNeed', 'openedByOfficer'] as const;
export type SituationCause = (typeof situationCauses)[number];

export type FollowUpPlan = { readonly time: Instant; readonly invited: readonly string[] };

export type FollowUpRecord = {
  readonly held: true;
  readonly date: LocalDate;
  readonly people: readonly string[];
  readonly worked: string;
  readonly didNot: string;
  readonly agreedChanges: readonly {
    readonly what: string;
    readonly owner: string;
    readonly date: LocalDate;
  }[];
};
