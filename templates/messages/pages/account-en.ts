import type { TranslationOf } from '../texts.ts';
import type { accountSv } from './account-sv.ts';

export const accountEn: TranslationOf<typeof accountSv> = {
  'choose.title': 'In which function are you working now?',
  'choose.what':
    'What you do is recorded in the function that you choose. You can change it in the header.',
  'choose.function': 'Function',
  'choose.take': 'Go on',
  title: 'Your account',
  municipality: 'Municipality: {municipality}',
  sessions: 'Where you are logged in',
  sessionsCaption: 'Logins that hold now',
  'sessions.began': 'Logged in',
  'sessions.seen': 'Last used',
  'sessions.which': 'Where',
  'sessions.this': 'Here',
  'sessions.other': 'Another browser',
  'sessions.end': 'End',
  'sessions.endThat': 'End login {number}, from {at}',
  'sessions.none': 'You are not logged in anywhere else.',
  idle: 'More time',
  'idle.question': 'Log me out after this long without activity',
  'idle.30': '30 minutes',
  'idle.300': '5 hours',
  'idle.hint': 'After 8 hours you are always logged out.',
  'idle.save': 'Save',
  absence: 'Absence',
  'absence.what': 'Are you away? Say so, and your tasks go to somebody else.',
  'absence.link': 'Report absence',
};
