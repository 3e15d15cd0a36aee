/** Which part of a list: at most `limit` items after the first `offset`. */
export type Page = { readonly limit: number; readonly offset: number };
export type Listed<T> = { readonly total: number; readonly items: readonly T[] };
