import { texts } from '../texts.ts';
import { notedEn } from './noted-en.ts';
import { notedSv } from './noted-sv.ts';

/** What has just been recorded, in one or two words. */
export const notedTexts = texts(notedSv, notedEn);
export type NotedKey = keyof typeof notedSv;

export function isNoted(key: string): key is NotedKey {
  return Object.hasOwn(notedSv, key);
}
