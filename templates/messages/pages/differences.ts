import { texts } from '../texts.ts';
import { differencesEn } from './differences-en.ts';
import { differencesSv } from './differences-sv.ts';

/** What the daily comparison found, and why. */
export const differenceTexts = texts(differencesSv, differencesEn);
