import type { TranslationOf } from '../texts.ts';
import type { peopleSv } from './people-sv.ts';

export const peopleEn: TranslationOf<typeof peopleSv> = {
  child: 'The child',
  guardian: 'Guardian {number}',
  reporter: 'The reporter',
  school: 'The school',
  'role.parent': 'guardian',
  'role.speciallyAppointed': 'specially appointed guardian',
  'role.godMan': 'representative (god man)',
  'role.reporter': 'the reporter',
  who: '{name}, {role}',
  and: 'and',
};
