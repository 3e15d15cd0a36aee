import type { Key, Values } from './catalogue.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

export type { PlainKey } from './catalogue.ts';

const catalogues = { sv, en };
export type Language = keyof typeof catalogues;

export type Translate = <K extends Key>(key: K, ...values: Values<K>) => string;

/** Looks texts up in one language; an unknown key, a missing value or translation does not compile. */
export function translator(language: Language): Translate {
  return (key, ...[values]) => {
    const given: Readonly<Record<string, string | number>> = values ?? {};
    const text: string = catalogues[language][key];
    return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(given[name]));
  };
}
