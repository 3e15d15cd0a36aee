import { wordsOnTheWay } from '../helpers/living.ts';
import { sampleReport } from '../helpers/sample-report.ts';

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
};

/** Where somebody works is in the directory, and no secret. */
const units = ['Exempelskolan i Degerfors'];

const isSentence = (text: string): boolean => text.length >= 8 && text.trim().includes(' ');

/**
 * What a report and the whole work on it say: every sentence, and the names and numbers of the
 * family. Nothing of it may stand on a page of somebody who is not to read the case.
 */
export function wordsOfCase(): readonly string[] {
  const { child, guardians, ...rest } = sampleReport();
  const family = [child, ...guardians];
  return [
    ...[rest, family, wordsOnTheWay()].flatMap(textsIn).filter(isSentence),
    ...family.flatMap(({ givenName, familyName }) => [`${givenName} ${familyName}`]),
    ...family.flatMap(({ identity, phone }) => [identity?.value, phone]),
  ].filter((text): text is string => typeof text === 'string' && !units.includes(text));
}

/** Which of these words stand in a page, whatever its markup makes of them. */
export function wordsIn(html: string, words: readonly string[]): readonly string[] {
  const text = html
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  return words.filter((word) => text.includes(word));
}
