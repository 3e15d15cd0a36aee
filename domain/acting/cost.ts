/** What a deed costs the quota of the person or client who asks for it, and of their unit. */
export type Cost = {
  /** What is stored and drawn because of it, in kilobytes of 1,000 bytes. */
  readonly kilobytes: number;
  /** Whether a used-up quota refuses it. */
  readonly refusable: boolean;
  /**
   * Bytes of files, which are stored and never drawn: they have a quota of their own, so that no
   * picture uses up what a report needs.
   */
  readonly files?: true;
};

/** What rows and events weigh that any deed writes, however little it says. */
const rowsKilobytes = 5;

/** @param bytes length of what the deed says, as JSON in UTF-8 */
export function costOfDeed(bytes: number): Cost {
  return { kilobytes: Math.ceil(bytes / 1000) + rowsKilobytes, refusable: true };
}
