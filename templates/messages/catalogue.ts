import type { sv } from './sv.ts';

type Source = typeof sv;
export type Key = keyof Source;
/** What a translation has to provide: every key of the Swedish catalogue and no other. */
export type Catalogue = Readonly<Record<Key, string>>;

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;
export type Values<K extends Key> = [Names<Source[K]>] extends [never]
  ? []
  : [values: Readonly<Record<Names<Source[K]>, string | number>>];

/** Keys whose text needs no value. */
export type PlainKey = { [K in Key]: Values<K> extends [] ? K : never }[Key];
