import { texts, type PlainKeyOf } from '../texts.ts';
import { signEn } from './sign-en.ts';
import { signSv } from './sign-sv.ts';

/** The page on which a report is signed. */
export const signTexts = texts(signSv, signEn);
/** What needs no value. */
export type SignKey = PlainKeyOf<typeof signSv>;
