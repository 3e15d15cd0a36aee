import { en } from './en.ts';
import { sv } from './sv.ts';
import { texts, type Language, type PlainKeyOf, type Say } from './texts.ts';

export type { Language };
export type PlainKey = PlainKeyOf<typeof sv>;
export type Translate = Say<typeof sv>;

const inLanguage = texts(sv, en);

/** Looks the texts of letters and documents up in one language. */
export function translator(language: Language): Translate {
  return inLanguage(language);
}
