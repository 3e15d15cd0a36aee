import { enter } from '../platform/entry-point.ts';

/** Brings the schema up to date and ends: the one-shot process of a distributed installation. */
await enter(async () => {
  const { migrateAndEnd } = await import('./migrate/migrate-and-end.ts');
  await migrateAndEnd();
});
