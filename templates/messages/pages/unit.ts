import { texts, type Say } from '../texts.ts';
import { unitEn } from './unit-en.ts';
import { unitSv } from './unit-sv.ts';

/** What leaders see of their unit, and the socialchef of what is late. */
export const unitTexts = texts(unitSv, unitEn);
export type UnitText = Say<typeof unitSv>;
