import { texts } from '../texts.ts';
import { peopleEn } from './people-en.ts';
import { peopleSv } from './people-sv.ts';

export const peopleTexts = texts(peopleSv, peopleEn);
