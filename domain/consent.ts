/** `child`, or a guardian by place in the report's list: `guardian1` is the first. */
export type FamilyMember = 'child' | `guardian${number}`;

export type ConsentAnswer = 'given' | 'refused' | 'withdrawn';
export type RecordedConsent = {
  readonly of: FamilyMember;
  readonly kind: 'attend' | 'shareInformation';
  readonly answer: ConsentAnswer;
};

/** The newest answer counts; a withdrawal stops the next meeting and erases no past one. */
export const standingAnswer = (
  consents: readonly RecordedConsent[],
  of: FamilyMember,
  kind: RecordedConsent['kind'],
): ConsentAnswer | undefined =>
  consents.findLast((consent) => consent.of === of && consent.kind === kind)?.answer;

export type MeetingFamily = {
  readonly invited: readonly FamilyMember[];
  readonly guardians: readonly FamilyMember[];
  /** From 15 the young person consents personally (3 kap. 4 § SoL); unknown age counts as under. */
  readonly childIsFifteen: boolean;
};

/**
 * Whose consent to attend is missing before this meeting may be held. Each invited person decides
 * for herself; with the child there, all guardians must consent: one no is not overridden.
 */
export const missingConsents = (
  family: MeetingFamily,
  consents: readonly RecordedConsent[],
): readonly FamilyMember[] => {
  const childComes = family.invited.includes('child');
  const needed = new Set<FamilyMember>(
    family.invited.filter((member) => member !== 'child' || family.childIsFifteen),
  );
  if (childComes) for (const guardian of family.guardians) needed.add(guardian);
  return [...needed].filter((member) => standingAnswer(consents, member, 'attend') !== 'given');
};
