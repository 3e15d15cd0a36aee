export type InvitationLetter = {
  /** `reporter`, `school`, `child`, `guardian1` …: a place, never a name. */
  readonly to: string;
  readonly step: string;
};

/**
 * One letter to each who is invited. Its step is by number: it stands in clear and in the
 * workflow's history, where whatever was stated must not.
 */
export function invitationLetters(
  invitationId: string,
  invited: readonly string[],
): readonly InvitationLetter[] {
  return [...new Set(invited)].map((to, index) => ({
    to,
    step: `invitation/${invitationId}/${index + 1}`,
  }));
}
