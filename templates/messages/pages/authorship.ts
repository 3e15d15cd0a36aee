import { texts, type PlainKeyOf } from '../texts.ts';
import { authorshipEn } from './authorship-en.ts';
import { authorshipSv } from './authorship-sv.ts';

/** What somebody says of a report that a system sent in her name. */
export const authorshipTexts = texts(authorshipSv, authorshipEn);
/** What needs no value. */
export type AuthorshipKey = PlainKeyOf<typeof authorshipSv>;
