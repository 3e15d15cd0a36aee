export const violenceKinds = ['none', 'byCloseRelation', 'witnessed', 'honour', 'byOther'] as const;
export type ViolenceKind = (typeof violenceKinds)[number];

/**
 * Whether an investigation must be opened without delay (HSLF-FS 2022:39). A joint meeting with the
 * guardians is then not held.
 */
export function isCloseViolence(violence: ViolenceKind): boolean {
  return violence !== 'none' && violence !== 'byOther';
}
