import { texts, type PlainKeyOf } from '../texts.ts';
import { lettersEn } from './letters-en.ts';
import { lettersSv } from './letters-sv.ts';

export const letterTexts = texts(lettersSv, lettersEn);
export type LetterKey = PlainKeyOf<typeof lettersSv>;
