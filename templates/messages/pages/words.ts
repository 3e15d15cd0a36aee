import { texts } from '../texts.ts';
import { wordsEn } from './words-en.ts';
import { wordsSv } from './words-sv.ts';

/** What duties and states are called. */
export const wordTexts = texts(wordsSv, wordsEn);
