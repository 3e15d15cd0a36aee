import { texts, type PlainKeyOf } from '../texts.ts';
import { checkEn } from './check-en.ts';
import { checkSv } from './check-sv.ts';

/** The last page before a report is sent. */
export const checkTexts = texts(checkSv, checkEn);
export type CheckText = ReturnType<typeof checkTexts>;
/** What needs no value. */
export type CheckKey = PlainKeyOf<typeof checkSv>;
