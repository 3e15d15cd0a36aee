import { texts } from '../texts.ts';
import { purposesEn } from './purposes-en.ts';
import { purposesSv } from './purposes-sv.ts';

/** What somebody was about to do, by the name that the permission table has for it. */
export const purposeTexts = texts(purposesSv, purposesEn);
