import { texts } from '../texts.ts';
import { wayInEn } from './way-in-en.ts';
import { wayInSv } from './way-in-sv.ts';

export const wayInTexts = texts(wayInSv, wayInEn);
