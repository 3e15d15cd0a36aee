import type { TranslationOf } from '../texts.ts';
import type { administrationSv } from './administration-sv.ts';

export const administrationEn: TranslationOf<typeof administrationSv> = {
  title: 'Administration',
  heading: 'What do you need to do before the next check?',
  next: 'Next comparison of sent and received: {at}.',
  empty: 'Nothing to do just now.',
  'check.late': 'Late check: {check}',
  'check.lateWhat': 'Call whoever runs the system.',
  'difference.explain': 'Explain the difference: {kind}, {at}',
  'difference.explainWhat': 'The same day. You or the IFO-chef.',
  'unattended.vacant': 'Nobody has the function: {function}',
  'unattended.away': 'Everybody is away: {function}',
  'unattended.from': 'From {from}, until further notice.',
  'unattended.fromTo': 'From {from} to and including {to}.',
  'unattended.what': 'Give somebody the function, or a deputy.',
  'locked.what': 'The system cannot log in: {system}',
  'locked.do': 'Register a key. It sends for {unit}.',
  'key.ends': 'The key ends: {kid}, {system}',
  'key.endsWhat': 'Valid to and including {at}. Register a new one before that.',
  'function.ends': '{name} leaves: {function}',
  'function.endsWhat': 'Last day {at}. Say who takes over.',
  assumed: {
    one: 'Find out about one setting that is assumed',
    other: 'Find out about {count} settings that are assumed',
  },
  pages: 'The pages of administration',
  people: 'People',
  systems: 'Systems',
  settings: 'Settings',
  checks: 'Checks',
  reconciliation: 'Reconciliation',
};
