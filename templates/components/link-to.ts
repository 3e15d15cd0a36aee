/** Where a link leads and the words that say so. */
export type LinkTo = { readonly href: string; readonly text: string };
