import { texts } from '../texts.ts';
import { settingsEn } from './settings-en.ts';
import { settingsSv } from './settings-sv.ts';

/** What a municipality has settled, and what the house checks by itself. */
export const settingsTexts = texts(settingsSv, settingsEn);
