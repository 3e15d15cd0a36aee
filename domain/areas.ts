import type { Fact, FactRule } from './acting/fact-rule.ts';
import type { ActionRule } from './access/grants.ts';
import { consultationDuties } from './consultations/duties.ts';
import {
  consultationActions,
  consultationFacts,
  type ConsultationFacts,
} from './consultations/facts.ts';
import { cooperationDuties } from './cooperation/duties.ts';
import {
  cooperationActions,
  cooperationFacts,
  type CooperationFacts,
} from './cooperation/facts.ts';
import { correctionActions, correctionFacts, type CorrectionFacts } from './corrections/facts.ts';
import { decisionDuties } from './decisions/duties.ts';
import { decisionActions, decisionFacts, type DecisionFacts } from './decisions/facts.ts';
import type { DutyRule } from './duties/duty-rule.ts';
import { houseDuties, termDuties } from './house/duties.ts';
import { houseActions, houseFacts, type HouseFacts } from './house/facts.ts';
import { termMeetingActions, termMeetingFacts, type TermMeetingFacts } from './house/term-facts.ts';
import { intakeDuties, ownershipDuties } from './intake/duties.ts';
import { intakeActions, intakeFacts, type IntakeFacts } from './intake/facts.ts';
import { intakeLetters } from './intake/letters.ts';
import type { Action, DutyKind, FactKind } from './kinds.ts';
import type { LetterRule } from './letters/letter-rule.ts';
import { meetingDuties } from './meetings/duties.ts';
import { meetingActions, meetingFacts, type MeetingFacts } from './meetings/facts.ts';
import { meetingLetters } from './meetings/letters.ts';
import { peopleActions, peopleFacts, type PeopleFacts } from './people/facts.ts';
import { reportDuties } from './reports/duties.ts';
import { reportActions, reportFacts, type ReportFacts } from './reports/facts.ts';
import { reportLetters } from './reports/letters.ts';
import { signOffDuties } from './sign-off/duties.ts';
import { signOffActions, signOffFacts, type SignOffFacts } from './sign-off/facts.ts';
import { situationDuties } from './situations/duties.ts';
import { situationActions, situationFacts, type SituationFacts } from './situations/facts.ts';
import { trailActions } from './trail/actions.ts';
import { wakingActions } from './waking/actions.ts';

/**
 * The tables of the whole system, each put together from the tables of the areas. A kind that
 * `kinds.ts` lists and no area describes does not compile.
 */
export type FactShapes = ReportFacts &
  SignOffFacts &
  IntakeFacts &
  MeetingFacts &
  DecisionFacts &
  SituationFacts &
  ConsultationFacts &
  HouseFacts &
  TermMeetingFacts &
  CooperationFacts &
  PeopleFacts &
  CorrectionFacts;

export type FactOf<K extends FactKind> = Fact<FactShapes[K]>;

const factRules = {
  ...reportFacts,
  ...signOffFacts,
  ...intakeFacts,
  ...meetingFacts,
  ...decisionFacts,
  ...situationFacts,
  ...consultationFacts,
  ...houseFacts,
  ...termMeetingFacts,
  ...cooperationFacts,
  ...peopleFacts,
  ...correctionFacts,
} satisfies Readonly<Record<FactKind, FactRule>>;

export function factRule(kind: FactKind): FactRule {
  return factRules[kind];
}

/**
 * Who may do what, in which relation to the object and in which status: one row for each action.
 */
export const permissions: Readonly<Record<Action, ActionRule>> = {
  ...reportActions,
  ...signOffActions,
  ...intakeActions,
  ...meetingActions,
  ...decisionActions,
  ...situationActions,
  ...consultationActions,
  ...houseActions,
  ...termMeetingActions,
  ...cooperationActions,
  ...peopleActions,
  ...correctionActions,
  ...trailActions,
  ...wakingActions,
};

/** The table of `docs/duties.md`, in its order; a test compares the two. */
export const dutyRules: Readonly<Record<DutyKind, DutyRule>> = {
  ...intakeDuties,
  ...decisionDuties,
  ...signOffDuties,
  ...reportDuties,
  ...meetingDuties,
  ...situationDuties,
  ...cooperationDuties,
  ...consultationDuties,
  ...termDuties,
  ...ownershipDuties,
  ...houseDuties,
};

/** The version of the entry that dates of such a duty are projected by now. */
export function ruleVersion(kind: DutyKind): number {
  return dutyRules[kind].version ?? 2;
}

export const dutyKinds = Object.keys(dutyRules) as readonly DutyKind[];

const letterRules = {
  ...reportLetters,
  ...meetingLetters,
  ...intakeLetters,
} satisfies Readonly<Record<string, LetterRule>>;
export type LetterKind = keyof typeof letterRules;
export const letterKinds = Object.keys(letterRules) as readonly LetterKind[];

/** The fact that makes a letter of this kind due. */
export type LetterFact<K extends LetterKind> = FactOf<(typeof letterRules)[K]['dueBy']>;

export function letterRule(kind: LetterKind): LetterRule {
  return letterRules[kind];
}

const lettersDueBy: ReadonlySet<string> = new Set(
  letterKinds.map((kind) => letterRule(kind).dueBy),
);

/** Whether a fact of this kind makes letters due, for which the stream's workflow is woken. */
export function makesLettersDue(kind: FactKind): boolean {
  return lettersDueBy.has(kind);
}
