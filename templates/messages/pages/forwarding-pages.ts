import { texts, type PlainKeyOf } from '../texts.ts';
import { forwardingPagesEn } from './forwarding-pages-en.ts';
import { forwardingPagesSv } from './forwarding-pages-sv.ts';

export const forwardingTexts = texts(forwardingPagesSv, forwardingPagesEn);
export type ForwardingKey = PlainKeyOf<typeof forwardingPagesSv>;
