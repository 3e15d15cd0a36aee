import { texts, type PlainKeyOf } from '../texts.ts';
import { restEn } from './rest-en.ts';
import { restSv } from './rest-sv.ts';

/** What a report asks beside its seven questions. */
export const restTexts = texts(restSv, restEn);
export type RestText = ReturnType<typeof restTexts>;
/** What needs no value. */
export type RestKey = PlainKeyOf<typeof restSv>;
