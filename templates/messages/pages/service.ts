import { texts, type Say } from '../texts.ts';
import { serviceEn } from './service-en.ts';
import { serviceSv } from './service-sv.ts';

export const serviceTexts = texts(serviceSv, serviceEn);
export type ServiceText = Say<typeof serviceSv>;
