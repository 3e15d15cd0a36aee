import type { Family } from './attack.ts';
import { bodies } from './bodies.ts';
import { calls } from './calls.ts';
import { contract } from './contract.ts';
import { endpoint } from './endpoint.ts';
import { fence } from './fence.ts';
import { longLists } from './lists.ts';
import { low } from './low.ts';
import { quotas } from './quotas.ts';
import { reads } from './reads.ts';
import { remembering } from './remembered.ts';
import { situations } from './situations.ts';
import { tokens } from './tokens.ts';
import { twoLives } from './two-lives.ts';
import { worker } from './worker.ts';

/**
 * All of them, in the order in which they are run. The last two leave the worker long letters to
 * draw, for which the others would have to wait.
 */
export const families: readonly Family[] = [
  contract,
  tokens,
  endpoint,
  reads,
  remembering,
  situations,
  calls,
  twoLives,
  longLists,
  low,
  worker,
  fence,
  bodies,
  quotas,
];
