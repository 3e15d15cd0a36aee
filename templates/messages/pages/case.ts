import { texts, type Say } from '../texts.ts';
import { caseEn } from './case-en.ts';
import { caseSv } from './case-sv.ts';

/** The page of a case, and what all pages about it say. */
export const caseTexts = texts(caseSv, caseEn);
export type CaseText = Say<typeof caseSv>;
