import { texts, type PlainKeyOf } from '../texts.ts';
import { addEn } from './add-en.ts';
import { addSv } from './add-sv.ts';

/** What somebody does with a report that she has sent, or is to confirm. */
export const addTexts = texts(addSv, addEn);
/** What needs no value. */
export type AddKey = PlainKeyOf<typeof addSv>;
