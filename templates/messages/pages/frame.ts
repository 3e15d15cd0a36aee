import { texts, type Say } from '../texts.ts';
import { frameEn } from './frame-en.ts';
import { frameSv } from './frame-sv.ts';

export type FrameText = Say<typeof frameSv>;
/** The texts around every page. */
export const frameTexts = texts(frameSv, frameEn);
