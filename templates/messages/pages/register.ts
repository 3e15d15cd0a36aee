import { texts, type Language, type PlainKeyOf } from '../texts.ts';
import { questionTexts } from './questions.ts';
import type { questionsSv } from './questions-sv.ts';
import { registerEn } from './register-en.ts';
import { registerSv } from './register-sv.ts';

type OwnKey = PlainKeyOf<typeof registerSv>;
const ownTexts = texts(registerSv, registerEn);
const isOwn = (key: string): key is OwnKey => Object.hasOwn(registerSv, key);

/** The questions of a report, and what only an officer is asked who writes one down. */
export type RegisterKey = OwnKey | PlainKeyOf<typeof questionsSv>;

export function registerTexts(language: Language): (key: RegisterKey) => string {
  const [own, questions] = [ownTexts(language), questionTexts(language)];
  return (key) => (isOwn(key) ? own(key) : questions(key));
}
