import type { TranslationOf } from '../texts.ts';
import type { registerSv } from './register-sv.ts';

export const registerEn: TranslationOf<typeof registerSv> = {
  'call.title': 'Take down a call or a visit',
  'call.lead':
    'The report is received and opened at the minute it came, and you hold the case. All is voluntary but one word of the worry. I don’t know is an answer.',
  'call.send': 'Receive the report',
  'paper.title': 'Register a report on paper',
  'paper.lead':
    'The clocks run from the day that the letter came in. All is voluntary but one word of the worry. Copy what it says.',
  'paper.send': 'Register the report',
  came: 'How and when?',
  how: 'How did it come in?',
  'how.phone': 'Telephone',
  'how.visit': 'Visit',
  day: 'Day',
  clock: 'Time of day',
  dayIn: 'On which day did it come in?',
  caller: 'Who reported?',
  is: 'Who was it?',
  'is.refused': 'Choose who it was: obliged to report, a private person or anonymous.',
  'is.obliged': 'Somebody obliged to report: school, health care, police, another authority',
  'is.private': 'A private person',
  'is.anonymous': 'Somebody who wants to be anonymous',
  'is.hint': 'A private person may be anonymous. Ask for no more than she wants to say.',
  agencyKind: 'Agency, if she is obliged to report',
  'agencyKind.refused': 'Choose the agency.',
  callerGivenName: 'The reporter’s given name',
  callerFamilyName: 'The reporter’s family name',
  callerTitle: 'Profession or role',
  callerUnit: 'Workplace',
  callerPhone: 'The reporter’s telephone',
  relation: 'Relation to the child',
  login: 'The reporter’s login, if it is known',
  'login.hint': 'She is then asked to confirm the call in writing.',
  said: 'What was said?',
  events: '3. What has happened?',
  kinds: '4. What kind of worry is it?',
  nothing:
    'Write something of the worry: an event, a kind of worry or an answer about acute danger. I don’t know is enough.',
  'waiver.title': 'Confirmation in writing',
  'waiver.lead':
    'Whoever called has been asked to confirm the call in writing. If that is not needed, write why; she is then asked no longer.',
  'waiver.reason': 'Why is it not needed?',
  'waiver.send': 'Do without the confirmation',
};
