import type { TranslationOf } from '../texts.ts';
import type { signSv } from './sign-sv.ts';

export const signEn: TranslationOf<typeof signSv> = {
  title: 'Sign the report',
  back: 'My reports',
  lead: 'Social services have it already. Your answer stops and changes nothing.',
  as: 'You answer as {role}. {due}.',
  whole: 'This is what you sign',
  pdf: 'Get the report (PDF)',
  hash: 'Checksum {hash} (if one character is changed, the sum is another)',
  answer: 'Your answer',
  signed: 'I sign',
  declined: 'I decline',
  'answer.refused': 'Choose whether you sign or decline.',
  comment: 'Comment if you decline. The reporter and social services read it.',
  'comment.refused': 'Write why you decline.',
  send: 'Answer',
  stepUp: 'Go on and prove who you are',
  'done.signed': 'You signed {at}.',
  'done.declined': 'You declined {at}.',
  'done.missing': 'Nobody answered in time. That was noted {at}.',
  'done.notAsked': 'Nobody is asked.',
};
