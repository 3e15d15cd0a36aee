import { texts } from '../texts.ts';
import { decisionEn } from './decisions-en.ts';
import { decisionSv } from './decisions-sv.ts';

export const decisionTexts = texts(decisionSv, decisionEn);
export type DecisionKey = keyof typeof decisionSv;
