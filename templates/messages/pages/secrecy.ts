import type { LocalDate } from '../../../domain/calendar/time.ts';
import {
  type SchoolKeeper,
  secrecyLineLaws,
  type SecrecyLineId,
} from '../../../domain/law/secrecy-lines.ts';
import type { Language } from '../translate.ts';
import { secrecyEn } from './secrecy-en.ts';
import { secrecySv } from './secrecy-sv.ts';

const texts: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  sv: secrecySv,
  en: secrecyEn,
};

type Asked = {
  readonly keeper: SchoolKeeper;
  /** The day whose law is cited. */
  readonly on: LocalDate;
  readonly language: Language;
};

/**
 * The line that stands above a button where information crosses a border, with the paragraphs of the
 * day. Throws RangeError where one of its rules was not in force.
 */
export function secrecyLineText(id: SecrecyLineId, { keeper, on, language }: Asked): string {
  const all = texts[language];
  const text = all[`secrecy.${id}.${keeper}`] ?? all[`secrecy.${id}`] ?? '';
  const laws = secrecyLineLaws(id, keeper, on);
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => laws[name] ?? '');
}
