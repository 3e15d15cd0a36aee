import type { TranslationOf } from '../texts.ts';
import type { draftSv } from './draft-sv.ts';

export const draftEn: TranslationOf<typeof draftSv> = {
  back: 'My reports',
  backTo: 'Back to: {page}',
  position: 'Page {n} of 4',
  saved: 'The draft was saved {at}.',
  kept: 'Only you can see it. It is erased {at} unless you save it again.',
  goOn: 'Save and continue',
  toCheck: 'Save and go to check your answers',
  end: 'Save and leave',
  contact: 'Call when it is urgent',
  'contact.danger': 'In danger right now: call',
  'contact.police': 'The police when it is not acute:',
  'contact.social': 'Social services in {municipality}:',
  'contact.socialWithout': 'No number for social services has been entered.',
  'ringNow.both': 'Call now: 112 or {phone}.',
  'ringNow.emergency': 'Call now: 112.',
  'ringNow.stays': 'Your report stays here.',
  yes: 'Yes',
  no: 'No',
  unknown: 'Do not know',
  'odd.number': 'The number is not right. You can send it all the same.',
  'odd.noDate':
    'This cannot be read as a date. You can send it all the same; it stays as you wrote it.',
  'odd.notCome': 'That day has not come. You can send it all the same.',
  'odd.numberAndBirthDate':
    'The birth date does not agree with the number. You can send it all the same.',
  'page.akut': 'How urgent is it?',
  'page.handelser': 'What has happened?',
  'page.familjen': 'Does the family know of the report?',
  'page.barnet': 'Whom is it about?',
  'page.mer': 'Do you want to tell more?',
  'page.mottagare': 'Where is the report to go?',
  'page.dina-uppgifter': 'Who are you?',
  'page.bilagor': 'Attachments',
  'page.kontrollera': 'Check your answers and send',
};
