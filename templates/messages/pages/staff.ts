import { texts, type PlainKeyOf } from '../texts.ts';
import { staffEn } from './staff-en.ts';
import { staffSv } from './staff-sv.ts';

/** People, their functions, and the systems that are let in. */
export const staffTexts = texts(staffSv, staffEn);
export type StaffKey = PlainKeyOf<typeof staffSv>;
