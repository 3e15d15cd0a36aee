import { texts } from '../texts.ts';
import { intakeDeedsEn } from './intake-deeds-en.ts';
import { intakeDeedsSv } from './intake-deeds-sv.ts';

/** The texts of what the officer writes down while the report is looked into. */
export const intakeDeedTexts = texts(intakeDeedsSv, intakeDeedsEn);
