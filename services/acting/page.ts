/** Which part of a list: at most `limit` items after the first `offset`. */
export type Page = { readonly limit: number; readonly offset: number };
export type Listed<T> = { readonly total: number; readonly items: readonly T[] };

/**
 * How many of a list stand in an answer about something else, a report's letters in its view. The
 * list itself is read page by page at its own address.
 */
export const shownBeside: Page = { limit: 50, offset: 0 };
