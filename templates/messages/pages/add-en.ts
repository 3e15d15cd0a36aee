import type { TranslationOf } from '../texts.ts';
import type { addSv } from './add-sv.ts';

export const addEn: TranslationOf<typeof addSv> = {
  back: 'To the report',
  home: 'My reports',
  'supplement.title': 'Add to it',
  'supplement.what':
    'The report is not changed. What you add is read by social services. If the child is in danger: call 112.',
  'supplement.asked': 'Social services have asked, {at}: {question}',
  text: 'What do you want to add?',
  'text.refused': 'Write what you want to add.',
  attachments: 'Attachments that go with it',
  'attachments.refused': 'An attachment did not arrive whole, or is sent already. Untick it.',
  'attachments.add': 'Choose attachments',
  'attachments.hint': 'Save what you have written first, and it stays.',
  'supplement.send': 'Send',

  'feedback.title': 'Ask for feedback',
  'feedback.what':
    'Social services answer whether an investigation has been opened, has not been opened or is already going on.',
  'feedback.send': 'Ask for feedback',
  'feedback.role': 'Feedback',

  'ask.title': 'Ask somebody else',
  'ask.what': 'Whoever you choose may read the whole report. This cannot be taken back.',
  role: 'Who may read it and is asked to sign?',
  'role.refused': 'Choose who is asked.',
  'ask.send': 'Ask',

  'confirm.title': 'Confirm the call in writing',
  'confirm.what':
    'You called the social welfare board (socialnämnden) in {municipality}, {at} ({reference}). Write what you called about. No times begin anew.',
  'confirm.done': 'The call has been confirmed in writing already.',
  'confirm.begin': 'Begin to write',
  'confirm.go': 'To the report',
};
