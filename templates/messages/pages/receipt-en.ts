import type { TranslationOf } from '../texts.ts';
import type { receiptSv } from './receipt-sv.ts';

export const receiptEn: TranslationOf<typeof receiptSv> = {
  title: 'The report has come in',
  facts: '{reference} · {at} · the social welfare board (socialnämnden) in {municipality}',
  only: 'The receipt says only that the report has come in.',
  pdf: 'Get the receipt (PDF)',
  copy: 'Read your copy',
  coming: 'The receipt is being made.',
  reload: 'Look again',
  confirms: 'It confirms the call {reference}, which has its own receipt.',
  siblings: 'The siblings’ reports came in at the same time:',
  next: 'What happens now',
  opens: 'A person at social services opens the report. You can see that here.',
  seen: 'A person at social services opened the report {at}.',
  asked: '{roles} are asked to sign. That stops nothing.',
  calls: 'Social services may call you or invite you to a meeting.',
  feedback:
    'You may be told whether an investigation has been opened, has not been opened or is already going on. They may not tell more.',
  and: ' and ',
  add: 'Do you have more to say?',
  'add.link': 'Add to it',
  acute: 'Acute? Call',
  mail: 'Do not write the child’s name in e-mails or text messages.',
};
