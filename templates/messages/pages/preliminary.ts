import { texts } from '../texts.ts';
import { preliminaryEn } from './preliminary-en.ts';
import { preliminarySv } from './preliminary-sv.ts';

/** The preliminary assessment, BBIC-style. */
export const preliminaryTexts = texts(preliminarySv, preliminaryEn);
