import type { Family } from './attack.ts';
import { bodies } from './bodies.ts';
import { contract } from './contract.ts';
import { endpoint } from './endpoint.ts';
import { low } from './low.ts';
import { quotas } from './quotas.ts';
import { tokens } from './tokens.ts';

/**
 * All of them, in the order in which they are run. The last two leave the worker long letters to
 * draw, for which the others would have to wait.
 */
export const families: readonly Family[] = [contract, tokens, endpoint, low, bodies, quotas];
