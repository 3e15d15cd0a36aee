import type { SignatoryRole } from '../access/roles.ts';
import type { Instant, LocalDate } from '../calendar/time.ts';

export const situationCauses = ['reportedAcute', 'immediateNeed', 'openedByOfficer'] as const;
export type SituationCause = (typeof situationCauses)[number];

export type FollowUpPlan = {
  readonly time: Instant;
  readonly invited: readonly string[];
  /**
   * Functions at the school that are invited by name, so that the meeting is theirs to know of also
   * where an author kept a report from them. Plans from before this could be said lack it.
   */
  readonly invitedFunctions?: readonly SignatoryRole[];
};

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
