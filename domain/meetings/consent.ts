/** `child`, or a guardian by place in the report's list: `guardian1` is the first. */
export type FamilyMember = 'child' | `guardian${number}`;

export type ConsentAnswer = 'given' | 'refused' | 'withdrawn';
export type RecordedConsent = {
  readonly of: FamilyMember;
  readonly kind: 'attend' | 'shareInformation';
  readonly answer: ConsentAnswer;
  /** Who may be told (12 kap. 2 § OSL): a new party needs a new consent; a no to nobody is to all. */
  readonly parties: readonly string[];
};

/** The newest answer counts; a withdrawal stops the next meeting and erases no past one. */
export function standingAnswer(
  consents: readonly RecordedConsent[],
  of: FamilyMember,
  kind: RecordedConsent['kind'],
): ConsentAnswer | undefined {
  return consents.findLast((consent) => consent.of === of && consent.kind === kind)?.answer;
}

/** Somebody from outside the family, by every name that a consent may give it. */
export type OutsideParty = readonly string[];

/** The newest word about telling that party, or about telling any when it has no name. */
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

/** Somebody agrees to tell that party, and nobody's newest word about it is no (12 kap. 2 § OSL). */
export function agreedToTell(consents: readonly RecordedConsent[], names: OutsideParty): boolean {
  const words = [...new Set(consents.map(({ of }) => of))]
    .map((of) => wordOnTelling(consents, of, names))
    .filter((word) => word !== undefined);
  return words.length > 0 && words.every((word) => word === 'given');
}

export type MeetingFamily = {
  readonly invited: readonly FamilyMember[];
  /** The others who are invited, and hear what is said. */
  readonly outsiders: readonly OutsideParty[];
  readonly guardians: readonly FamilyMember[];
  /** From 15 the young person consents personally (3 kap. 4 § SoL); unknown age counts as under. */
  readonly childIsFifteen: boolean;
};

/**
 * Whose consents, to attend and to share information, are missing before this meeting may be held.
 * Each invited person decides for herself; with the child there, all guardians must consent: one no
 * is not overridden. With no guardian known the first one's is missing: nobody else can consent for
 * a child under 15.
 */
export function missingConsents(
  { invited, outsiders, guardians, childIsFifteen }: MeetingFamily,
  consents: readonly RecordedConsent[],
): readonly FamilyMember[] {
  const needed = new Set(invited.filter((member) => member !== 'child' || childIsFifteen));
  if (invited.includes('child')) {
    const unknown = guardians.length === 0 && !childIsFifteen;
    for (const guardian of unknown ? (['guardian1'] as const) : guardians) needed.add(guardian);
  }
  const told = outsiders.length === 0 ? [[]] : outsiders;
  const consentsOf = (member: FamilyMember): boolean =>
    standingAnswer(consents, member, 'attend') === 'given' &&
    told.every((names) => wordOnTelling(consents, member, names) === 'given');
  return [...needed].filter((member) => !consentsOf(member));
}
