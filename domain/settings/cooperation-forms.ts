import type { LocalDate } from '../calendar/time.ts';
import type { WorryKind } from '../report/report-content.ts';

/** For whom a form is: everybody, children at risk, or those at high risk. */
export const formLevels = ['all', 'atRisk', 'highRisk'] as const;
/**
 * `referral`: a hand-over leads there. `signpost`: the family goes there by itself. `shown`: it is
 * named and not offered, because its municipality has still to confirm it, or it takes no child by
 * name.
 */
export const formOffers = ['referral', 'signpost', 'shown'] as const;
export const formConsenters = ['guardians', 'youngPerson'] as const;

/**
 * One end of a form's range, which is part of it: whole years, or the year at school, where −1 is
 * preschool, 0 förskoleklass, 1–9 compulsory school and 10–12 gymnasium.
 */
export type FormBound = { readonly age: number } | { readonly schoolYear: number };
export const firstSchoolYear = -1;
export const lastSchoolYear = 12;

/** What a form itself asks for; what the law asks for comes on top (12 kap. 2 § OSL). */
export type FormConsent = {
  readonly who: readonly (typeof formConsenters)[number][];
  readonly written: boolean;
};

/**
 * A cooperation form (samverkansform) as a municipality's catalogue has it. Null is what its source
 * does not say: it is asked of a person, and never taken from another form or municipality.
 */
export type CooperationForm = {
  /** Its name in records, which stays when the words are changed. */
  readonly key: string;
  readonly name: string;
  /** Whom a consent to it has to name. */
  readonly parties: readonly string[] | null;
  readonly level: (typeof formLevels)[number] | null;
  readonly from: FormBound | null;
  readonly to: FormBound | null;
  /** The kinds of worry that its source names; null where it names none of them. */
  readonly needs: readonly WorryKind[] | null;
  readonly criterion: string | null;
  /** What has to be there before somebody is handed over. */
  readonly preconditions: readonly { readonly key: string; readonly text: string }[];
  readonly consent: FormConsent | null;
  /** The function that takes children into it. */
  readonly contactFunction: string | null;
  readonly rhythm: string | null;
  readonly offer: (typeof formOffers)[number];
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly source: string;
};
