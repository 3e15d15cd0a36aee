import { texts, type Say } from '../texts.ts';
import { trailEn } from './trail-en.ts';
import { trailSv } from './trail-sv.ts';

/** Who did and saw what, and whether that is still as it was written. */
export const trailTexts = texts(trailSv, trailEn);
export type TrailText = Say<typeof trailSv>;
