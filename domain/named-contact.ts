/** Whom a letter or an invitation names to turn to; `phone` is null where none is known. */
export type NamedContact = { readonly name: string; readonly phone: string | null };
