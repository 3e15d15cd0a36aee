import { isSignatoryRole, signatoryRoles, type Role, type SignatoryRole } from '../access/roles.ts';
import type { SignOff } from '../reports/records.ts';

/** For a report that was found in a supplement: it has been signed for with the first report. */
export const nobodyAsked: SignOff = { asked: [], excluded: [], signedBySending: null };

/**
 * The functions that the author keeps her report from: those that she leaves out, whether or not
 * they would be asked, and for a school nurse every other (25 kap. 1 § OSL).
 */
export function keptFrom(
  author: Role | null,
  leftOut: readonly string[],
): readonly SignatoryRole[] {
  return signatoryRoles.filter(
    (role) => leftOut.includes(role) || (author === 'skolskoterska' && role !== author),
  );
}

/**
 * Which signatories a report asks when it is sent. One by a school nurse asks nobody by itself,
 * because the rektor may not read what the nurse knows (25 kap. 1 § OSL); she asks when she will.
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
  const others = required.filter((role) => role !== signedBySending);
  const excluded = others.filter((role) => leftOut.includes(role));
  return {
    asked: author === 'skolskoterska' ? [] : others.filter((role) => !excluded.includes(role)),
    excluded,
    signedBySending,
  };
}
