import type { LocalDate } from '../calendar/time.ts';
import type { WorryKind } from '../report/report-content.ts';
import type { CooperationForm, FormBound } from '../settings/cooperation-forms.ts';
import type { ChildAt } from './child-at.ts';

/** Where a child stands to the range of a form; `unknown` where somebody has to be asked. */
export type PlaceInRange = 'within' | 'tooYoung' | 'outgrown' | 'unknown';

/** How far a child is past a bound, in its unit; null where either is not known. */
const past = (bound: FormBound | null, child: ChildAt): number | null => {
  if (bound === null) return null;
  const [of, at] = 'age' in bound ? [child.age, bound.age] : [child.schoolYear, bound.schoolYear];
  return of === null ? null : of - at;
};

/** Both ends belong to the range: a form to 12 years is for whoever has not turned 13. */
export function placeInRange(
  { from, to }: Pick<CooperationForm, 'from' | 'to'>,
  child: ChildAt,
): PlaceInRange {
  const [before, after] = [past(from, child), past(to, child)];
  if (after !== null && after > 0) return 'outgrown';
  if (before !== null && before < 0) return 'tooYoung';
  return before === null || after === null ? 'unknown' : 'within';
}

/** What the catalogue or the report does not say, so that somebody has to be asked. */
export const unknowns = ['range', 'consent', 'contactFunction', 'parties'] as const;
export type Unknown = (typeof unknowns)[number];

/** What has to be asked before this child can be handed over to this form. */
export function unknownsOf(form: CooperationForm, child: ChildAt): readonly Unknown[] {
  const isUnknown: Readonly<Record<Unknown, boolean>> = {
    range: placeInRange(form, child) === 'unknown',
    consent: form.consent === null,
    contactFunction: form.contactFunction === null,
    parties: form.parties === null,
  };
  return unknowns.filter((one) => isUnknown[one]);
}

const unsaid: readonly WorryKind[] = ['none', 'unknown'];

/**
 * Whether the worry is one that the form's source names; `ask` where the source or the report names
 * none, so that its criterion has to be weighed by a person.
 */
const needFor = (
  { needs }: CooperationForm,
  worry: readonly WorryKind[],
): 'stated' | 'ask' | 'another' => {
  if (needs === null) return 'ask';
  if (worry.some((kind) => needs.includes(kind))) return 'stated';
  return worry.some((kind) => !unsaid.includes(kind)) ? 'another' : 'ask';
};

/** Whether a form is there on a day; its last day belongs to it. */
export function isInForce({ validFrom, validTo }: CooperationForm, on: LocalDate): boolean {
  return validFrom <= on && (validTo === null || on <= validTo);
}

/** A form that fits, and why: what the worry has in common with it, and what must be asked. */
export type Fitting = {
  readonly form: CooperationForm;
  readonly range: 'within' | 'unknown';
  readonly need: 'stated' | 'ask';
  readonly asks: readonly Unknown[];
};
/** A form that is not proposed, and why. Only the need is a person's to see otherwise. */
export type NotFitting = {
  readonly form: CooperationForm;
  readonly because: 'tooYoung' | 'outgrown' | 'need' | 'notInForce' | 'shown';
};

const whyNot = (
  form: CooperationForm,
  child: ChildAt,
  on: LocalDate,
): NotFitting['because'] | undefined => {
  if (form.offer === 'shown') return 'shown';
  if (!isInForce(form, on)) return 'notInForce';
  const place = placeInRange(form, child);
  return place === 'outgrown' || place === 'tooYoung' ? place : undefined;
};

/**
 * Which forms of a catalogue fit a child's age or year at school and need (routine §9). Ranges
 * overlap, so that there can be several: those whose source names the worry come first, then those
 * that less has to be asked about; a person chooses.
 *
 * @param on local date in Europe/Stockholm
 */
export function fittingForms(
  catalogue: readonly CooperationForm[],
  { child, worry }: { readonly child: ChildAt; readonly worry: readonly WorryKind[] },
  on: LocalDate,
): { readonly fitting: readonly Fitting[]; readonly others: readonly NotFitting[] } {
  const all = catalogue.map((form): Fitting | NotFitting => {
    const because = whyNot(form, child, on);
    if (because) return { form, because };
    const need = needFor(form, worry);
    if (need === 'another') return { form, because: 'need' };
    const range = placeInRange(form, child) === 'within' ? 'within' : 'unknown';
    return { form, range, need, asks: unknownsOf(form, child) };
  });
  const asked = ({ need, range }: Fitting): number =>
    (need === 'ask' ? 2 : 0) + (range === 'unknown' ? 1 : 0);
  return {
    fitting: all.filter((one) => 'need' in one).toSorted((a, b) => asked(a) - asked(b)),
    others: all.filter((one) => 'because' in one),
  };
}
