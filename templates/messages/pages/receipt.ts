import { texts } from '../texts.ts';
import { receiptEn } from './receipt-en.ts';
import { receiptSv } from './receipt-sv.ts';

/** The page that says that a report has come in. */
export const receiptTexts = texts(receiptSv, receiptEn);
