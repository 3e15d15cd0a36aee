import type { SignatoryRole } from '../access/roles.ts';
import type { Instant, LocalDate } from '../calendar/time.ts';
import type { NamedContact } from '../named-contact.ts';

export const situationCauses = ['reportedAcute', 'immediateNeed', 'openedByOfficer'] as const;
export type SituationCause = (typeof situationCauses)[number];

/**
 * As whom somebody takes part in a meeting of the authorities. The family has no place in it, since it
 * is about how they worked together and not about the child (routine §8).
 */
export const meetingFunctions = [
  'rektor',
  'skolskoterska',
  'kurator',
  'schoolStaff',
  'officer',
  'ifoChef',
  'socialchef',
  'police',
  'healthCare',
  'otherAgency',
] as const;
export const followUpFunctions = ['reporter', ...meetingFunctions] as const;
export type Participant = {
  readonly function: (typeof followUpFunctions)[number];
  readonly name: string | null;
};

/**
 * With whom a situation is followed up that no school reported: the child's school, by its name, or
 * where none is known the agency that reported, for a reason.
 */
export type StatedCounterpart =
  | { readonly with: 'childsSchool'; readonly school: string }
  | { readonly with: 'reportingAgency'; readonly agency: string; readonly reason: string };
export type Counterpart = StatedCounterpart['with'];

export type FollowUpPlan = {
  readonly time: Instant;
  readonly invited: readonly Participant[];
  /**
   * Functions at the school that are invited by name, so that the meeting is theirs to know of also
   * where an author kept a report from them. Plans from before this could be said lack it.
   */
  readonly invitedFunctions?: readonly SignatoryRole[];
};

/**
 * A plan as it is recorded and sent out, with whom the invited turn to; her phone is the
 * municipality's where she has none of her own. Plans from before a contact was named lack it.
 */
export type FollowUpInvitation = FollowUpPlan & { readonly contact?: NamedContact };

/**
 * The functions that can take on a change: what the school agrees to is its rektor's, who alone is
 * told of the situation there.
 */
export const changeOwners = ['rektor', 'officer', 'ifoChef'] as const;
export type ChangeOwner = (typeof changeOwners)[number];

export type AgreedChange = {
  readonly what: string;
  readonly owner: ChangeOwner;
  readonly date: LocalDate;
};

/** What became of a change that was agreed; one that is dropped has a reason. */
export type ChangeEnding =
  | { readonly outcome: 'done'; readonly reason: string | null }
  | { readonly outcome: 'dropped'; readonly reason: string };

export type FollowUpRecord = {
  readonly held: true;
  readonly date: LocalDate;
  readonly people: readonly Participant[];
  readonly worked: string;
  readonly didNot: string;
  /** Only in records from before each change was a fact of its own. */
  readonly agreedChanges?: readonly {
    readonly what: string;
    readonly owner: string;
    readonly date: LocalDate;
  }[];
};
