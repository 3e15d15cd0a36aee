import { readdirSync, readFileSync } from 'node:fs';

import { seedPeople } from '../../scripts/seed/people.ts';
import type { Found } from './histories.ts';
import { wordsOnTheWay } from './living.ts';
import { sampleReport } from './sample-report.ts';

/** Names, numbers and sentences of the test data: nothing of it may be found in Temporal. */
export type TestWords = {
  /** Looked for as whole words, since *Per* is in *Permission*. */
  readonly names: ReadonlySet<string>;
  /** Looked for anywhere. */
  readonly texts: readonly string[];
};

const nameKeys: readonly string[] = ['givenName', 'familyName'];
const numberKeys: readonly string[] = ['value', 'phone'];

type Said = { readonly key: string; readonly text: string };

const saidIn = (value: unknown, key = ''): readonly Said[] => {
  if (typeof value === 'string') return [{ key, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) =>
    saidIn(child, Array.isArray(value) ? key : name),
  );
};

/** However it is written: with or without its separators and its century. */
const numberForms = (number: string): readonly string[] => {
  const digits = number.replace(/\D/g, '');
  const short =
    digits.length === 12 ? [digits.slice(2), `${digits.slice(2, 8)}-${digits.slice(8)}`] : [];
  return [number, digits, ...short];
};

const isText = ({ text }: Said): boolean =>
  text.includes('@') || (text.length >= 10 && text.trim().includes(' '));

const casesFolder = new URL('../cases/', import.meta.url);

const testData = (): readonly Said[] => [
  ...saidIn(sampleReport()),
  ...saidIn(wordsOnTheWay()),
  ...saidIn(
    seedPeople.map(({ givenName, familyName, phone, email }) => ({
      givenName,
      familyName,
      phone,
      email,
    })),
  ),
  ...readdirSync(casesFolder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => saidIn(JSON.parse(readFileSync(new URL(file, casesFolder), 'utf8')))),
];

export function testWords(): TestWords {
  const said = testData();
  const numbers = said.filter(({ key, text }) => numberKeys.includes(key) && /\d{4}/.test(text));
  return {
    names: new Set(said.filter(({ key }) => nameKeys.includes(key)).map(({ text }) => text)),
    texts: [
      ...new Set([
        ...said.filter(isText).map(({ text }) => text),
        ...numbers.flatMap(({ text }) => numberForms(text)),
      ]),
    ],
  };
}

export type Leak = { readonly path: string; readonly word: string };

/** Every place at which a word of the test data stands. */
export function leaksIn(found: readonly Found[], { names, texts }: TestWords): readonly Leak[] {
  return found.flatMap(({ path, text }) => {
    const words = text.match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu) ?? [];
    return [
      ...words.filter((word) => names.has(word)),
      ...texts.filter((one) => text.includes(one)),
    ].map((word) => ({ path, word }));
  });
}
