import { childAt } from '../../domain/cooperation/child-at.ts';
import {
  consentersOf,
  missingConsenters,
  type GivenConsent,
} from '../../domain/cooperation/consent.ts';
import { isInForce, placeInRange, unknownsOf } from '../../domain/cooperation/fitting.ts';
import type { AskedAnswer, HandedChild } from '../../domain/cooperation/records.ts';
import { localDate, type LocalDate } from '../../domain/calendar/time.ts';
import { Conflict, Invalid, type ErrorCodes } from '../../domain/errors.ts';
import type { FamilyMember } from '../../domain/meetings/consent.ts';
import type { CooperationForm } from '../../domain/settings/cooperation-forms.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';

/** What somebody writes who has chosen a form for a child. */
export type FormChoice = {
  /** The form's key. */
  readonly form: string;
  readonly why: string;
  readonly goals: string | null;
  /** Whether the family has agreed that the form is told the child's number. */
  readonly withNumber: boolean;
  /** The child's year at school today; null where nobody has asked. */
  readonly schoolYear: number | null;
  readonly preconditions: readonly string[];
  readonly answers: readonly AskedAnswer[];
  readonly consents: readonly GivenConsent[];
};

/** The child that a form was chosen for, and who consents for it. */
export type ChosenFor = {
  readonly child: HandedChild;
  readonly guardians: readonly FamilyMember[];
};

/** @throws Invalid `unknown-form`; Conflict `form-not-referred` where nobody is handed over to it */
const formOf = (
  { directory }: Deps,
  municipalityId: string,
  { key, on }: { readonly key: string; readonly on: LocalDate },
): CooperationForm => {
  const { cooperationForms } = directory.settingsInForce(municipalityId, on);
  const form = cooperationForms.find((one) => one.key === key);
  if (!form) {
    const errors = [{ pointer: '#/body/form', code: 'not-a-choice' }] as const;
    throw new Invalid('unknown-form', { errors });
  }
  const current = isInForce(form, on) ? form.offer : 'notInForce';
  if (current !== 'referral') throw new Conflict('form-not-referred', { current });
  return form;
};

/** @throws Invalid for consents of people who are not the family's, or of days to come */
const refuseStrangeConsents = (
  { consents }: FormChoice,
  guardians: readonly FamilyMember[],
  on: LocalDate,
): void => {
  const known: readonly FamilyMember[] = ['child', ...guardians];
  for (const [index, consent] of consents.entries()) {
    const pointer = `#/body/consents/${index}`;
    if (!known.includes(consent.of)) {
      const errors = [{ pointer: `${pointer}/of`, code: 'unknown-person' }] as const;
      throw new Invalid('unknown-person', { errors });
    }
    if (consent.on > on) {
      const errors = [{ pointer: `${pointer}/on`, code: 'not-yet-come' }] as const;
      throw new Invalid('invalid-request', { errors });
    }
  }
};

const refuseMissing = (code: ErrorCodes['Conflict'], missing: readonly string[]): void => {
  if (missing.length > 0) throw new Conflict(code, { missing });
};

/**
 * Holds a choice against the catalogue: that children are handed over to this form, that it fits this
 * one, that somebody was asked what no source says, and that preconditions and consents are there.
 *
 * @returns the form, and the child as its family lets the form know it
 * @throws Invalid `unknown-form`, `unknown-person`; Conflict `form-not-referred`,
 *   `form-does-not-fit`, `ask-first`, `precondition-missing`, `form-consent-missing`
 */
export function checkChoice(
  deps: Deps,
  { at }: Call,
  {
    municipalityId,
    choice,
    ...of
  }: ChosenFor & {
    readonly municipalityId: string;
    readonly choice: FormChoice;
  },
): { readonly form: CooperationForm; readonly child: HandedChild } {
  const on = localDate(at);
  const form = formOf(deps, municipalityId, { key: choice.form, on });
  const { schoolYear: year } = choice;
  const child: HandedChild = {
    ...of.child,
    identity: choice.withNumber ? of.child.identity : null,
    schoolYear: year === null ? of.child.schoolYear : { year, on },
  };
  const now = childAt(child, on);
  const current = placeInRange(form, now);
  if (current === 'tooYoung' || current === 'outgrown') {
    throw new Conflict('form-does-not-fit', { current });
  }
  const asked = new Set(choice.answers.map(({ about }) => about));
  refuseMissing(
    'ask-first',
    unknownsOf(form, now).filter((one) => !asked.has(one)),
  );
  const there = new Set(choice.preconditions);
  const keys = form.preconditions.map(({ key }) => key);
  refuseMissing(
    'precondition-missing',
    keys.filter((key) => !there.has(key)),
  );
  refuseStrangeConsents(choice, of.guardians, on);
  const consenters = consentersOf(of.guardians, now.age);
  refuseMissing('form-consent-missing', missingConsenters(form, consenters, choice.consents));
  return { form, child };
}
