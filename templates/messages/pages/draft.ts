import { texts } from '../texts.ts';
import { draftEn } from './draft-en.ts';
import { draftSv } from './draft-sv.ts';

/** The texts of every page of a report that is being written. */
export const draftTexts = texts(draftSv, draftEn);
export type DraftText = ReturnType<typeof draftTexts>;
