import { texts } from '../texts.ts';
import { accountEn } from './account-en.ts';
import { accountSv } from './account-sv.ts';

export const accountTexts = texts(accountSv, accountEn);
