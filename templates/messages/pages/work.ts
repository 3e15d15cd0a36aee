import { texts, type Say } from '../texts.ts';
import { workEn } from './work-en.ts';
import { workSv } from './work-sv.ts';

/** What an officer has to do, and in which order. */
export const workTexts = texts(workSv, workEn);
export type WorkText = Say<typeof workSv>;
