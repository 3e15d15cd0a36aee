/** A problem in words: `title` is the same for every case of a code, `detail` says how to mend it. */
export type ProblemText = { readonly title: string; readonly detail: string };
