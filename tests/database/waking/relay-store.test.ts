import { expect, it } from 'vitest';

import { databaseIdentity } from '../../../database/waking/relay-store.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { select } from '../../helpers/sql.ts';

const system = await ownSystem();

it('a database is known by its oid and by the timeline of its log', async () => {
  const [row] = await select<{ oid: string; timeline: number }>(
    system.raw,
    `select d.oid::text as oid, c.timeline_id as timeline
     from pg_control_checkpoint() c, pg_database d where d.datname = current_database()`,
  );
  const [oid, timeline] = (await databaseIdentity(system.workerDeps.db)).split('.');
  expect(oid).toBe(row?.oid);
  expect(Number.parseInt(timeline ?? '', 16)).toBe(row?.timeline);
});
