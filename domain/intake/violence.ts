export const violenceKinds = ['none', 'byCloseRelation', 'witnessed', 'honour', 'byOther'] as const;
export type ViolenceKind = (typeof violenceKinds)[number];

/** Opens an investigation without delay (HSLF-FS 2022:39), and is no matter for a joint meeting. */
export function isCloseViolence(violence: ViolenceKind): boolean {
  return violence !== 'none' && violence !== 'byOther';
}
