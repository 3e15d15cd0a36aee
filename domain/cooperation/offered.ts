/** What a report has to be before any form is offered for its child. */
export type OfferGround = {
  /** Whether the assessment that counts found an immediate need; null before there is one. */
  readonly immediateNeed: boolean | null;
  readonly protectedContact: boolean;
  readonly protectedIdentity: boolean;
};

export const notOfferedReasons = [
  'notAssessed',
  'immediateNeed',
  'protectedContact',
  'protectedIdentity',
] as const;
export type NotOffered = (typeof notOfferedReasons)[number];

/**
 * Why no form is offered for a child; undefined where they are (routine §9). None is before the
 * protection assessment, none to a child in immediate need, and none while the guardians may not be
 * told, because nobody is then there to consent. The contact functions are not of the group that may
 * know of a protected identity (routine §3.5).
 */
export function whyNotOffered({
  immediateNeed,
  protectedContact,
  protectedIdentity,
}: OfferGround): NotOffered | undefined {
  if (immediateNeed === null) return 'notAssessed';
  if (immediateNeed) return 'immediateNeed';
  if (protectedContact) return 'protectedContact';
  return protectedIdentity ? 'protectedIdentity' : undefined;
}
