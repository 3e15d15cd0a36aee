import { enter } from '../platform/entry-point.ts';

await enter(() => import('./run-worker.ts'));
