import { choicesEn } from './choices-en.ts';
import { familyLettersEn } from './family-letters-en.ts';
import { forwardingEn } from './forwarding-en.ts';
import { reportEn } from './report-en.ts';
import type { sv } from './sv.ts';
import type { TranslationOf } from './texts.ts';

export const en: TranslationOf<typeof sv> = {
  ...choicesEn,
  ...reportEn,
  ...familyLettersEn,
  ...forwardingEn,
  'calendar.meeting': 'Meeting',
  'calendar.seeLetter': 'See the invitation that you were given.',
  'document.page': 'Page {page} of {of}',
  'document.unprintable':
    'Some characters in the text cannot be shown here. Each stands as its number in brackets instead, for example [U+0628]. The report itself is kept unchanged.',
  'receipt.title': 'Receipt for a report of concern',
  'receipt.arrived': 'Your report has arrived.',
  'receipt.onlyThat':
    'This receipt says only that the report has arrived. It says nothing about what happens next.',
  'receipt.keep':
    'Keep the reference. Give it if you call or want to add something. Do not write the child’s name in e-mail or text messages.',
  'receipt.acute': 'Is a child in acute danger? Call 112.',
  'receipt.phone': 'Telephone to social services',
  'receipt.noPhone':
    'No number is configured. Call 112 in acute danger, otherwise the police on 114 14 or the municipality’s switchboard.',
};
