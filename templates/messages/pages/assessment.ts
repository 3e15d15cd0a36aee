import { texts } from '../texts.ts';
import { assessmentEn } from './assessment-en.ts';
import { assessmentSv } from './assessment-sv.ts';

/** The texts of the protection assessment. */
export const assessmentTexts = texts(assessmentSv, assessmentEn);
export type AssessmentKey = keyof typeof assessmentSv;
