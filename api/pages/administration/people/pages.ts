import { addPersonPages } from './add.ts';
import { contactPages, logoutPages } from './contact.ts';
import { endingPages, grantPages } from './functions.ts';
import { peoplePage } from './list.tsx';
import { personPage } from './person.tsx';

/** What an administrator sees and changes of the municipality's people. */
export const staffPages = [
  peoplePage,
  ...addPersonPages,
  personPage,
  ...grantPages,
  ...contactPages,
  ...logoutPages,
  ...endingPages,
];
