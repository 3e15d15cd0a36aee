import type { HandOverStanding } from '../acting/standing.ts';
import type { LocalDate } from '../calendar/time.ts';
import type { FamilyMember } from '../meetings/consent.ts';
import type { StatedIdentity } from '../report/report-content.ts';
import type { StatedSchoolYear } from './child-at.ts';
import type { GivenConsent } from './consent.ts';
import type { Unknown } from './fitting.ts';

/**
 * How far a hand-over has come. `returned`: refused, or not answered in time, so that the officer and
 * the IFO-chef choose again.
 */
export const handOverStages = [
  'handedOver',
  'accepted',
  'returned',
  'ended',
] as const satisfies readonly HandOverStage[];
export type HandOverStage = HandOverStanding['stage'];

/** What somebody was asked because no catalogue says it, whom, and what the answer was. */
export type AskedAnswer = {
  readonly about: Unknown;
  readonly of: string;
  readonly answer: string;
};

/** The child as the family has agreed that the form may know it. */
export type HandedChild = {
  readonly givenName: string | null;
  readonly familyName: string | null;
  /** Null also where the family has not agreed to it. */
  readonly identity: StatedIdentity | null;
  readonly birthDate: LocalDate | null;
  readonly schoolYear: StatedSchoolYear | null;
};

/** What is handed over to a form: all that its contact function is told, and nothing of a report. */
export type HandedOver = {
  readonly form: { readonly key: string; readonly name: string };
  readonly child: HandedChild;
  /** Who has custody, by their places; each of them consents. */
  readonly guardians: readonly FamilyMember[];
  readonly why: string;
  readonly goals: string | null;
  /** The keys of the form's preconditions that are there. */
  readonly preconditions: readonly string[];
  readonly answers: readonly AskedAnswer[];
};

/** A consent as it is recorded in the hand-over of the form that it is about. */
export type FormConsent = GivenConsent & { readonly form: string };

export const formConsentAnswers = ['given', 'withdrawn'] as const;
export type FormConsentAnswer = (typeof formConsentAnswers)[number];

/** What is found at the end of a term; `handedOn` is to another form, with fresh consent. */
export const followUpOutcomes = ['continued', 'ended', 'handedOn'] as const;
export type FollowUpOutcome = (typeof followUpOutcomes)[number];
