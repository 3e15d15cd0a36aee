import type { TranslationOf } from '../texts.ts';
import type { wayInSv } from './way-in-sv.ts';

export const wayInEn: TranslationOf<typeof wayInSv> = {
  'out.ask': 'Log out',
  out: 'You are logged out',
  'out.close': 'Close the browser if others use the same computer.',
  'out.there': 'Log out at the login service too',
  start: 'To the start page',
  again: 'Log in again',
  failed: 'The login was not completed',
  'failed.why':
    'It was cancelled, took too long or belonged to another window. Nothing has been changed.',
  another: 'Somebody else logged in',
  'another.why':
    'You were to log in anew as yourself, but somebody else logged in. Nothing has been changed.',
  level: 'The login is not sufficient',
  'level.why': 'Log in with an electronic identification at assurance level 3 or higher.',
  old: 'Log in anew',
  'old.why': 'The login service answered with an earlier login, which is too old for this.',
  nobody: 'You have no function here',
  'nobody.why':
    'The login succeeded, but you hold no function in the system at the moment. Turn to the system administrator.',
  down: 'The login service does not answer',
  'down.why': 'Try again in a while.',
};
