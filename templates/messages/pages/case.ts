import { texts } from '../texts.ts';
import { caseEn } from './case-en.ts';
import { caseSv } from './case-sv.ts';

export const caseTexts = texts(caseSv, caseEn);
