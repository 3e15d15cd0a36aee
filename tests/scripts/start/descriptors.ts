import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { ChildDescriptor } from '../../../scripts/start/child-unit.ts';

export const CHILD_MODULE = fileURLToPath(new URL('./fixture-child.ts', import.meta.url));

/** A child that writes what happens to it to `<folder>/notes`. */
export function descriptorIn(
  folder: string,
  name: string,
  behaviour: 'good' | 'deaf' | 'broken' | 'slow' = 'good',
): ChildDescriptor {
  return {
    name,
    modulePath: CHILD_MODULE,
    environment: { NAME: name, BEHAVIOUR: behaviour, NOTES: join(folder, 'notes') },
    logFile: join(folder, `${name}.log`),
    stopLimitMs: behaviour === 'deaf' ? 200 : 5000,
    pulse: { everyMs: 100, unanswered: 10 },
  };
}
