import { texts, type PlainKeyOf, type Say } from '../texts.ts';
import { staffEn } from './staff-en.ts';
import { staffSv } from './staff-sv.ts';

/** People, their functions, and the systems that are let in. */
export const staffTexts = texts(staffSv, staffEn);
export type StaffText = Say<typeof staffSv>;
export type StaffKey = PlainKeyOf<typeof staffSv>;
