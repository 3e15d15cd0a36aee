import { isAdultAt } from '../../domain/report/age.ts';
import type { IdentityKind, StatedChild } from '../../domain/report/report-content.ts';
import type { ChildIndexEntry } from '../../database/reports/child-index-store.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import { blindIndex, nameAndBirthDate } from '../../platform/crypto/blind-index.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';

/**
 * The identities that name a person. A case number is left out: it names a case, and indexed it
 * could take several children of one case for one child.
 */
const numbersOfPeople: readonly IdentityKind[] = [
  'personnummer',
  'samordningsnummer',
  'reserveNumber',
];

/**
 * *Vet inte* is a valid answer but nothing to search by: indexed, it would make all unknown
 * children one and the same.
 */
export function isStated(text: string | null): text is string {
  return text !== null && text.trim() !== '' && text.trim().toLowerCase() !== 'unknown';
}

/** What identifies a child, or a sibling whom the report names. */
export type Identified = Pick<
  StatedChild,
  'identity' | 'givenName' | 'familyName' | 'birthDate'
> & { readonly unborn?: boolean };

/** What the child can be found by, as stated: a number, and a name with a birth date. */
const searchTerms = (child: Identified): Partial<Record<ChildIndexEntry['kind'], string>> => {
  const { identity, givenName, familyName, birthDate, unborn = false } = child;
  const isNamed = isStated(givenName) && isStated(familyName) && isStated(birthDate) && !unborn;
  return {
    ...(identity &&
      isStated(identity.value) &&
      numbersOfPeople.includes(identity.kind) && { identityNumber: identity.value }),
    ...(isNamed && { nameAndBirthDate: nameAndBirthDate({ givenName, familyName, birthDate }) }),
  };
};

/**
 * The blind indexes by which other reports on the same child are found without its number or name
 * being stored in clear. Somebody who has turned 18 at arrival gets none: *unga* are outside the
 * duty to keep a child's file (20 kap. 1 § SoL).
 */
export function childIndexEntries(
  keyring: Keyring,
  report: Pick<ReportRow, 'id' | 'municipalityId' | 'receivedAt'>,
  child: Identified,
): readonly ChildIndexEntry[] {
  if (isAdultAt({ ...child, unborn: child.unborn ?? false }, report.receivedAt)) return [];
  const key = keyring.indexKey(report.municipalityId);
  const terms = Object.entries(searchTerms(child)) as [ChildIndexEntry['kind'], string][];
  return terms.map(([kind, term]) => ({
    reportId: report.id,
    municipalityId: report.municipalityId,
    kind,
    hmac: blindIndex(key, kind, term),
  }));
}
