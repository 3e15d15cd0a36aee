import { isSignatoryRole, type Role, type SignatoryRole } from '../access/roles.ts';
import type { SignOff } from '../reports/records.ts';

/** A report found in a supplement has been signed for already. */
export const nobodyAsked: SignOff = { asked: [], excluded: [], signedBySending: null };

/**
 * Whom a report that is sent asks to co-sign. A skolskoterska's asks nobody by itself: her
 * information is not the rektor's to read (25 kap. 1 § OSL).
 *
 * @param required by the municipality's settings, for the reporter's kind of agency
 * @param leftOut by the author, as written in the report
 */
export function whoIsAsked(
  author: Role | null,
  required: readonly SignatoryRole[],
  leftOut: readonly string[],
): SignOff {
  const signedBySending =
    author && isSignatoryRole(author) && required.includes(author) ? author : null;
  const silent =
    author === 'skolskoterska' ? required : required.filter((role) => leftOut.includes(role));
  return {
    asked: required.filter((role) => role !== signedBySending && !silent.includes(role)),
    excluded: silent.filter((role) => role !== signedBySending),
    signedBySending,
  };
}
