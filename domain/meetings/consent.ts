/**
 * A member of the family: `child`, or a guardian by her place in the report's list, where
 * `guardian1` is the first.
 */
export type FamilyMember = 'child' | `guardian${number}`;

export type ConsentAnswer = 'given' | 'refused' | 'withdrawn';
export type RecordedConsent = {
  readonly of: FamilyMember;
  readonly kind: 'attend' | 'shareInformation';
  readonly answer: ConsentAnswer;
  /**
   * Whom the family allows to be told, by the names of the API (12 kap. 2 § OSL). A yes holds for
   * the parties it names only; a no, or a withdrawal, that names nobody holds for every party.
   */
  readonly parties: readonly string[];
};

/**
 * The newest answer of this person to this kind of question; undefined when there is none. A
 * withdrawal stops the next meeting and erases nothing of earlier ones.
 */
export function standingAnswer(
  consents: readonly RecordedConsent[],
  of: FamilyMember,
  kind: RecordedConsent['kind'],
): ConsentAnswer | undefined {
  return consents.findLast((consent) => consent.of === of && consent.kind === kind)?.answer;
}

/**
 * Somebody from outside the family, by every name that a consent may give her: a teacher who
 * reports is both `reporter` and `school`.
 */
export type OutsideParty = readonly string[];

/**
 * One person's newest answer about telling this party. With no `names` every answer about telling
 * anybody counts.
 */
const wordOnTelling = (
  consents: readonly RecordedConsent[],
  of: FamilyMember,
  names: OutsideParty,
): ConsentAnswer | undefined => {
  const isAbout = ({ answer, parties }: RecordedConsent): boolean =>
    names.length === 0 ||
    parties.some((party) => names.includes(party)) ||
    (answer !== 'given' && parties.length === 0);
  return standingAnswer(consents.filter(isAbout), of, 'shareInformation');
};

/**
 * What one person has said of telling others, the newest first, as far as nothing newer stands in its
 * place: of one party each, or of all where a no names none.
 */
export function standingOnTelling<C extends RecordedConsent>(
  consents: readonly C[],
  of: FamilyMember,
): readonly C[] {
  const said = consents
    .filter((one) => one.of === of && one.kind === 'shareInformation')
    .toReversed();
  const standing: C[] = [];
  for (const one of said) {
    const told = new Set(standing.flatMap(({ parties }) => parties));
    const parties = one.parties.filter((party) => !told.has(party));
    if (one.parties.length === 0) return [...standing, one];
    if (parties.length > 0) standing.push({ ...one, parties });
  }
  return standing;
}

/**
 * Whether at least one person agrees to tell this party and nobody's newest answer about it is no
 * (12 kap. 2 § OSL).
 */
export function agreedToTell(consents: readonly RecordedConsent[], names: OutsideParty): boolean {
  const words = [...new Set(consents.map(({ of }) => of))]
    .map((of) => wordOnTelling(consents, of, names))
    .filter((word) => word !== undefined);
  return words.length > 0 && words.every((word) => word === 'given');
}

export type MeetingFamily = {
  readonly invited: readonly FamilyMember[];
  /** Those who are invited from outside the family, and hear what is said. */
  readonly outsiders: readonly OutsideParty[];
  readonly guardians: readonly FamilyMember[];
  /**
   * From 15 the young person consents for herself (3 kap. 4 § SoL); a child of unknown age counts
   * as younger.
   */
  readonly childIsFifteen: boolean;
  /** From 18 nobody else consents for her (9 kap. 1 § FB). */
  readonly childIsOfAge: boolean;
};

/**
 * The family members whose consents, to attend and to share information, are missing before this
 * meeting may be held. Everybody in the family who is invited consents for herself, but for a child
 * under 15. When the child is invited all guardians must consent as well, invited or not, and a
 * single no is not overridden. When no guardian is known the first one's consent is missing,
 * because nobody else can consent for a child under 15. Whoever has turned 18 consents alone.
 */
export function missingConsents(
  { invited, outsiders, guardians, childIsFifteen, childIsOfAge }: MeetingFamily,
  consents: readonly RecordedConsent[],
): readonly FamilyMember[] {
  const needed = new Set(invited.filter((member) => member !== 'child' || childIsFifteen));
  if (invited.includes('child') && !childIsOfAge) {
    const unknown = guardians.length === 0 && !childIsFifteen;
    for (const guardian of unknown ? (['guardian1'] as const) : guardians) needed.add(guardian);
  }
  const told = outsiders.length === 0 ? [[]] : outsiders;
  const consentsOf = (member: FamilyMember): boolean =>
    standingAnswer(consents, member, 'attend') === 'given' &&
    told.every((names) => wordOnTelling(consents, member, names) === 'given');
  return [...needed].filter((member) => !consentsOf(member));
}
