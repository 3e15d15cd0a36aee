import { setTimeout as pause } from 'node:timers/promises';

import { underSupervision } from '../../../platform/supervision.ts';

/** A process whose supervisor is gone, and the news of it too, before it comes to listen. */
while (process.connected) await pause(1);
underSupervision();
console.error('went on');
