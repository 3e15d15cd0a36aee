import { texts } from '../texts.ts';
import { mineEn } from './mine-en.ts';
import { mineSv } from './mine-sv.ts';

/** What a sender has to do, what she writes, and what has become of what she sent. */
export const mineTexts = texts(mineSv, mineEn);
