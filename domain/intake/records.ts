import type { Instant, LocalDate } from '../calendar/time.ts';
import type { EventArea } from '../report/report-content.ts';
import type { ContactParty } from './contact-lock.ts';
import type { ViolenceKind } from './violence.ts';

export type CaseAssignment = { readonly reason: string };

export type ProtectionAssessment = {
  readonly immediateNeed: 'yes' | 'no';
  /** Required when the answer is no, too. */
  readonly reasons: string;
  readonly violence: ViolenceKind;
  /**
   * Whether another crime against the child is suspected. Assessments from before this was asked lack
   * it.
   */
  readonly crimeSuspected?: boolean;
};

/** Who may answer outside office hours, by the municipality's rule (`OutOfHours`). */
export const onCallParties = ['socialjour', 'policeOfficerOnDuty', 'other'] as const;
export const onCallOutcomes = ['taken', 'notTaken'] as const;
/** A call outside office hours: who called, when, whether contact was taken, and by whom. */
export type OnCallContact = {
  readonly outcome: (typeof onCallOutcomes)[number];
  readonly caller: string;
  readonly at: Instant;
  readonly by: (typeof onCallParties)[number];
  /** What was said, or that nobody answered. */
  readonly note: string | null;
};

export const policeReportOutcomes = ['made', 'notMade', 'notYet'] as const;
/** Whether the police were told of a suspected crime (10 kap. 21 § OSL), by whom, when and why. */
export type PoliceReport = {
  readonly outcome: (typeof policeReportOutcomes)[number];
  readonly by: string;
  readonly on: LocalDate;
  readonly why: string;
};

/** What a search by one child's identity found: other reports in the municipality, by their ids. */
export type Found = {
  readonly answer: 'known' | 'searchedNoneFound' | 'notSearched';
  readonly reports: readonly string[];
};

/** What the system found of the child, and of each sibling whom the report names, in its order. */
export type Lookup = { readonly child: Found; readonly siblings: readonly Found[] };

export type Registration = {
  readonly registeredAs: 'report' | 'application' | 'information';
  /** What the officer found in the municipality's own case system. */
  readonly knownBefore: 'known' | 'searchedNoneFound' | 'notSearched';
  /**
   * The child's file, by its reference in that system. Registrations from before it was asked lack
   * it, as they do the reason why there is none.
   */
  readonly childFile?: string | null;
  readonly whyNoFile?: string | null;
};

export type IntakeNote = {
  readonly area: EventArea;
  readonly source: string;
  readonly difficulties: string | null;
  readonly assets: string | null;
};

export type Contact = {
  readonly with: ContactParty;
  readonly how: 'phone' | 'visit' | 'letter' | 'message';
  readonly summary: string;
};
