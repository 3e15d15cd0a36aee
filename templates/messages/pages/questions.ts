import { texts } from '../texts.ts';
import { questionsEn } from './questions-en.ts';
import { questionsSv } from './questions-sv.ts';

/** The seven questions of a report. */
export const questionTexts = texts(questionsSv, questionsEn);
export type QuestionKey = keyof typeof questionsSv;
