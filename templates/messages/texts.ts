export const languages = ['sv', 'en'] as const;
export type Language = (typeof languages)[number];

/** One text, or two when it says how many: `count` chooses. */
type Text = string | { readonly one: string; readonly other: string };
export type Catalogue = Readonly<Record<string, Text>>;

/** What a translation has to provide: every key of the Swedish texts and no other, of the same kind. */
export type TranslationOf<Source extends Catalogue> = {
  readonly [Key in keyof Source]: Source[Key] extends string
    ? string
    : { readonly one: string; readonly other: string };
};

type Names<Of> = Of extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : Of extends { readonly other: infer Other }
    ? Names<Other> | 'count'
    : never;

/** The values that a text asks for: none, or one object with all of them. */
export type ValuesOf<Of> = [Names<Of>] extends [never]
  ? []
  : [values: Readonly<Record<Names<Of>, string | number>>];

/** Looks a text up; an unknown key or a missing value does not compile. */
export type Say<Source extends Catalogue> = <Key extends keyof Source & string>(
  key: Key,
  ...values: ValuesOf<Source[Key]>
) => string;

/** Keys whose text needs no value. */
export type PlainKeyOf<Source extends Catalogue> = {
  [Key in keyof Source & string]: ValuesOf<Source[Key]> extends [] ? Key : never;
}[keyof Source & string];

const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));

/** Both languages count alike: one is one, everything else is more. */
const chosen = (text: Text, count: unknown): string => {
  if (typeof text === 'string') return text;
  return count === 1 ? text.one : text.other;
};

/**
 * A catalogue in both languages. Swedish is the source; a missing translation does not compile.
 *
 * @returns what looks a text up in one language
 */
export function texts<const Source extends Catalogue>(
  sv: Source,
  en: TranslationOf<Source>,
): (language: Language) => Say<Source> {
  const catalogues: Readonly<Record<Language, Catalogue>> = { sv, en };
  return (language) =>
    (key, ...[values]) => {
      const given: Readonly<Record<string, string | number>> = values ?? {};
      return filled(chosen(catalogues[language][key] ?? key, given['count']), given);
    };
}
