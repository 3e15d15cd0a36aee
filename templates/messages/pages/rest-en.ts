import type { TranslationOf } from '../texts.ts';
import type { restSv } from './rest-sv.ts';

export const restEn: TranslationOf<typeof restSv> = {
  'more.voluntary': 'This is voluntary. Write what you know.',
  whyNow: 'Why do you report just now?',
  since: 'How long have you been worried?',
  mostWorrying: 'What worries you most?',
  ifNothingIsDone: 'What may happen if nobody does anything?',
  protectiveFactors: 'What works well and protects the child?',
  schoolMeasures: 'What has the school or agency done?',
  otherAgencies: 'Who else is involved?',
  'otherAgencies.hint': 'One on each line.',
  familysView: 'How does the family see it?',
  precautions: 'Is there anything to think of before somebody contacts the family?',

  'receiver.what':
    'The report goes to the municipality where the child lives. If you do not know which that is it goes to where the child is, otherwise to your own.',
  receiver: 'Municipality that is to receive it',
  childNow: 'Municipality where the child is now, if it is somewhere else',
  blank: 'Not answered',

  'own.what':
    'This is what social services are told of you. Write how you are reached at work, not at home.',
  givenName: 'Given name',
  familyName: 'Family name',
  title: 'Profession or role',
  unit: 'Workplace',
  phone: 'Telephone',
  email: 'E-mail',
  agencyKind: 'Kind of agency',
  relationToChild: 'What are you to the child?',
  'relationToChild.hint': 'For example: mentor.',
  knownChildSince: 'How long have you known the child?',

  'files.what':
    'Pictures, PDF, sound and text, at most 20 files and 50 MB together. Do not send an original of which you have no other: take a picture.',
  'files.choose': 'Choose files',
  'files.upload': 'Upload',
  'files.none': 'No attachments yet.',
  'files.heading': 'Attachments that go with it',
  'files.size': '{name}, {size}',
  'files.kilobytes': { one: '1 kB', other: '{count} kB' },
  'files.remove': 'Remove attachment {number}: {name}',
  'files.notScanned': 'Not checked for viruses.',
  'files.broken': 'Did not arrive whole. Remove it and try again.',
  'files.refused': '{name} does not go with it.',
  'files.done': 'To check your answers',
  'refused.attachment-active':
    'The file can run something: scripts, forms or other files. Print it to a new PDF, or save the picture as PNG or JPEG.',
  'refused.attachment-office':
    'Files of word processors, spreadsheets and compressed folders are not accepted. Save the document as PDF, and send the files of a folder one by one.',
  'refused.attachment-locked':
    'The file is locked, so that nobody can tell what it holds. Save it without a password, or print it to a new PDF.',
  'refused.attachment-type':
    'Pictures, PDF, sound and text are accepted. Save the file as one of these, or photograph what it shows.',
  'refused.attachment-infected':
    'The check found malicious code and the file is erased. Photograph what is to be shown, and tell your IT support.',
  'refused.attachments-too-large':
    'The attachments are larger than 50 MB together. Send the rest when the report is sent: add to it.',
  'refused.too-many-attachments':
    'There are more than 20 attachments. Send the rest when the report is sent: add to it.',
  'refused.uploads-unsent': 'You have too many files in other drafts. Send or remove those first.',
  'refused.none-chosen': 'Choose a file first.',
  'refused.broken': 'The file did not arrive whole. Try again.',
};
