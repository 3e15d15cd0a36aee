import { texts } from '../texts.ts';
import { administrationEn } from './administration-en.ts';
import { administrationSv } from './administration-sv.ts';

/** What an administrator has to do. */
export const administrationTexts = texts(administrationSv, administrationEn);
