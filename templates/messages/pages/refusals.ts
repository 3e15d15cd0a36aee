import { texts, type Language } from '../texts.ts';
import { refusalsEn } from './refusals-en.ts';
import { refusalsSv } from './refusals-sv.ts';

const refusalTexts = texts(refusalsSv, refusalsEn);

const isWorded = (key: string): key is keyof typeof refusalsSv => Object.hasOwn(refusalsSv, key);

/** Why something cannot be done, by the code of its refusal; undefined where no page says so. */
export function refusalText(code: string, language: Language): string | undefined {
  const key = `refusal.${code}`;
  return isWorded(key) ? refusalTexts(language)(key) : undefined;
}
