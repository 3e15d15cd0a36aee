/**
 * What tells one child from another. Two are compared at each decision, since two children have been
 * taken for one before.
 */
export const identifierKinds = ['number', 'birthDate', 'name'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** Of one child, as compared: without accents, signs and centuries; null where it is not known. */
export type Identifiers = Readonly<Record<IdentifierKind, string | null>>;

/** What the decider typed, from the paper or the person in front of her. */
export type TypedIdentifiers = Identifiers & {
  /** Why fewer than two are compared: the report does not say who the child is. */
  readonly whyNot: string | null;
};

/** What is kept of the comparison. What was typed is not, since it equals what the report says. */
export type ComparedIdentifiers = {
  readonly compared: readonly IdentifierKind[];
  readonly whyNot: string | null;
};

export type RefusedIdentifier = {
  readonly field: keyof TypedIdentifiers;
  readonly code: 'differs-from-report' | 'not-in-report' | 'required';
};

const enough = 2;

const misfit = (
  field: IdentifierKind,
  typed: Identifiers,
  known: Identifiers,
): readonly RefusedIdentifier[] => {
  if (typed[field] === null || typed[field] === known[field]) return [];
  return [{ field, code: known[field] === null ? 'not-in-report' : 'differs-from-report' }];
};

/**
 * What keeps these identifiers from showing that the decision is about the report's child; empty
 * when nothing does. As many are needed as the report has, two at the most, and fewer than two need
 * a reason.
 */
export function refusedIdentifiers(
  typed: TypedIdentifiers,
  known: Identifiers,
): readonly RefusedIdentifier[] {
  const misfits = identifierKinds.flatMap((kind) => misfit(kind, typed, known));
  if (misfits.length > 0) return misfits;
  const compared = identifierKinds.filter((kind) => typed[kind] !== null);
  const left = identifierKinds.filter((kind) => known[kind] !== null && typed[kind] === null);
  if (compared.length < enough && left.length > 0) {
    return left.map((field) => ({ field, code: 'required' }));
  }
  const unexplained = compared.length < enough && typed.whyNot === null;
  return unexplained ? [{ field: 'whyNot', code: 'required' }] : [];
}
