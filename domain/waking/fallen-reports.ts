/** The weeks before the last one, whose mean is what a sender usually sends in a week. */
export const weeksBefore = 8;
/** Of fewer in a week it cannot be told whether it was chance: one week in fifty has none of four. */
const fewest = 4;

/** What a sender sent, in the last seven days that are counted and in the weeks before them. */
export type SentOfLate = { readonly lastWeek: number; readonly before: number };

/**
 * Whether a sender's reports have fallen so far that somebody has to ask why: to less than a quarter
 * of what they usually are. 63 reports once stayed away for a year, and nobody noticed.
 */
export function haveFallen({ lastWeek, before }: SentOfLate): boolean {
  const usual = before / weeksBefore;
  return usual >= fewest && lastWeek < usual / 4;
}
