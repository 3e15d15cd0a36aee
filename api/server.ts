import { enter } from '../platform/entry-point.ts';

await enter(() => import('./serve.ts'));
