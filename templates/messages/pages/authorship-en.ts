import type { TranslationOf } from '../texts.ts';
import type { authorshipSv } from './authorship-sv.ts';

export const authorshipEn: TranslationOf<typeof authorshipSv> = {
  title: 'Sent in your name',
  back: 'My reports',
  what: '{reference}, sent by an agency’s system {at} to {municipality}.',
  explain:
    'If the report is yours you can read it, add to it and be given feedback. If it is not, you see nothing of it, and the municipality has to find out how it came about.',
  answer: 'Is the report yours?',
  claimed: 'That is right, it is mine',
  denied: 'It was not I',
  send: 'Answer',
};
