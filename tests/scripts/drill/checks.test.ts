import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../../database/connection.ts';
import type { Scene } from '../../../scripts/drill/check.ts';
import { recordChecks } from '../../../scripts/drill/check-records.ts';
import { streamChecks } from '../../../scripts/drill/check-streams.ts';
import { everyCheck } from '../../../scripts/drill/every-check.ts';
import { emptyLedger, type Asked } from '../../../scripts/drill/ledger.ts';
import { advance } from '../../../services/waking/advance.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { castOf } from '../../helpers/living.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { select } from '../../helpers/sql.ts';
import { liveWholly } from '../../helpers/whole-life.ts';

/** Each promise of the drill is broken by hand here, to see its check say so. */
const system = await ownSystem('2026-11-16T09:00:00.000Z');
/** Whether a workflow has failed is asked of Temporal, which no test of this file has. */
const checks = [...recordChecks, ...streamChecks].filter(
  ({ promise }) => !promise.startsWith('no workflow'),
);

const asked: Asked[] = [];
const told = (path: string, { id }: { readonly id: string }): Asked => ({
  login: 'larare.degerfors',
  path,
  key: id,
  body: {},
  reply: { status: 201, body: { id }, etag: null },
});

beforeAll(async () => {
  const { id } = await liveWholly(system, castOf('degerfors'), sampleReport());
  await advance(system.workerDeps, 'report', id, system.clock.now());
  await system.raw.raw('update stream set relayed_seq = last_fact_seq');
  await system.raw.raw(`update duty set next_rung_at = now() + interval '1 day'
                        where next_rung_at is not null`);
  const reports = await select<{ id: string }>(system.raw, 'select id from report');
  const facts = await select<{ id: string }>(
    system.raw,
    `select id from fact where person_id is not null and outcome is distinct from 'notAsked'`,
  );
  asked.push(...reports.map((row) => told('/reports', row)), ...facts.map((row) => told('', row)));
});

const brokenOn = (db: Db): Promise<readonly string[]> => {
  const { keyring, deps } = system;
  const scene = {
    evidence: { db, keyring, directory: deps.directory },
    asking: { ledger: { ...emptyLedger(), asked } },
    data: '',
  } as unknown as Scene;
  return everyCheck(checks, scene, () => undefined);
};

/** What is left after somebody who passes every trigger has done this. */
const afterHarm = async (sql: string): Promise<readonly string[]> => {
  const tx = await system.raw.transaction();
  try {
    await tx.raw(`set local session_replication_role = 'replica'`);
    await tx.raw(sql);
    return await brokenOn(tx);
  } finally {
    await tx.rollback();
  }
};

const copyOf = (table: string, change: string, where: string): string =>
  `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object(${change}))).*
   from ${table} t where ${where} limit 1`;

describe('the checks of the drill', () => {
  it('hold while nothing is wrong', async () => {
    expect(await brokenOn(system.raw)).toEqual([]);
  });

  it.each([
    ['a report that is lost', `delete from report`, 'no report that was acknowledged is lost'],
    [
      'a report that is doubled',
      copyOf('report', `'id', gen_random_uuid(), 'reference', 'ANM-0000-0000'`, 'true'),
      'no report is there that nobody was told of, so that none is doubled',
    ],
    [
      'a deed that is lost',
      `delete from fact where kind = 'intakeNoteTaken'`,
      'each deed that was acknowledged is recorded once',
    ],
    [
      'a deed that is doubled',
      copyOf('fact', `'id', gen_random_uuid(), 'seq', seq + 1000`, `kind = 'intakeNoteTaken'`),
      'no person’s deed is recorded that nobody was told of, so that none is doubled',
    ],
    [
      'a duty that is forgotten',
      `delete from duty where kind = 'giveFeedback'`,
      'status and duties are those that the facts alone give',
    ],
    [
      'a duty that is due later',
      `update duty set due_at = due_at + interval '1 day' where kind = 'decideOnInvestigation'`,
      'status and duties are those that the facts alone give',
    ],
    [
      'a status that no fact gives',
      `update report set status = 'assessed', closed_at = null, concluded_as = null,
       concluded_at = null`,
      'status and duties are those that the facts alone give',
    ],
    [
      'a letter that is not made',
      `delete from letter where kind = 'receipt'`,
      'every letter that is due is made, and none twice',
    ],
    [
      'a letter that is made twice',
      copyOf('letter', `'id', gen_random_uuid(), 'step', 'once more'`, `kind = 'receipt'`),
      'every letter that is due is made, and none twice',
    ],
    [
      'a wake-up that is not carried',
      `update stream set relayed_seq = 0 where kind = 'report'`,
      'every wake-up has been carried',
    ],
    [
      'a rung that is passed over',
      `update duty set state = 'open', ended_at = null, next_rung_at = now() - interval '1 minute'
       where kind = 'giveFeedback'`,
      'no rung that was due has been passed over',
    ],
  ])('find %s', async (_, harm, promise) => {
    expect(await afterHarm(harm)).toContain(promise);
  });
});
