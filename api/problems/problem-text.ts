/**
 * A problem in Swedish words: a title that is the same for every case of a code, and a sentence on
 * how to mend it.
 */
export type ProblemText = readonly [title: string, detail: string];
