import { systemsPage } from './list.tsx';
import { registerKeyPages } from './register-key.ts';
import { systemPage } from './system.tsx';
import { addSystemPages, endSystemPages, revokeKeyPages } from './systems-deeds.ts';

/** What an administrator sees and changes of the systems that are let in. */
export const systemPages = [
  systemsPage,
  ...addSystemPages,
  systemPage,
  ...endSystemPages,
  ...registerKeyPages,
  ...revokeKeyPages,
];
