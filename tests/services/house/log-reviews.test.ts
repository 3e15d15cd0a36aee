import { beforeEach, describe, expect, it } from 'vitest';
import { listDuties } from '../../../services/duties/list-duties.ts';
import { listLogReviews, reviewLog } from '../../../services/house/log-reviews.ts';
import { openLogReviews } from '../../../services/house/open-log-reviews.ts';
import { advance } from '../../../services/waking/advance.ts';
import { recordsOf, type Records } from '../../helpers/records.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { select } from '../../helpers/sql.ts';
import { noticesOf } from '../../helpers/stream-rows.ts';
import { createTestSystem, type TestSystem } from '../../helpers/system.ts';

const auditor = 'granskare.degerfors';
const leader = 'ifochef.degerfors';
const first = '2026-12-01T04:30:00.000Z';
const page = { limit: 20, offset: 0 };

let system: TestSystem;
let records: Records;
beforeEach(async () => {
  system = await createTestSystem(first);
  records = recordsOf(system);
  return () => system.close();
});

const begins = (at = first) => openLogReviews(system.workerDeps, at);
const list = async (login: string) =>
  (await listLogReviews(system.deps, await system.as(login), page)).items;
const reviews = async (login: string, id?: string) =>
  reviewLog(system.deps, await system.as(login), id ?? (await list(auditor)).at(0)?.id ?? '', {
    outcome: 'found',
    findings: 'En läsning utan ärende, talat med den det gäller.',
  });
const house = async (): Promise<string> => {
  const [found] = await select<{ id: string }>(
    system.raw,
    `select s.id from stream s join municipality m on m.id = s.municipality_id
     where s.kind = 'houseDuty' and m.name = 'Degerfors'`,
  );
  return found?.id ?? '';
};

describe('the review of the log (10 § SoLPuL)', () => {
  it('is owed by the auditor each month, within ten weekdays of its first day', async () => {
    expect(await begins()).toBe(4);
    expect(await records.dutyOf(await house(), 'reviewLog')).toMatchObject({
      owner_role: 'auditor',
      state: 'open',
      due_at: new Date('2026-12-15T23:00:00.000Z'),
    });
    const { items } = await listDuties(system.deps, await system.as(auditor), page);
    expect(items.map(({ kind }) => kind)).toContain('reviewLog');
  });

  it('is begun once a month, however often it is asked for, and later where nobody asked', async () => {
    expect(await begins('2026-12-02T04:30:00.000Z')).toBe(4);
    expect(await begins('2026-12-31T22:59:59.999Z')).toBe(0);
    expect(await begins('2026-12-31T23:00:00.000Z')).toBe(4);
    expect(await list(auditor)).toHaveLength(2);
  });

  it('ends with what was found, which the leaders read', async () => {
    await begins();
    await reviews(auditor);
    expect(await records.dutyOf(await house(), 'reviewLog')).toMatchObject({ state: 'done' });
    for (const login of [auditor, leader]) {
      expect(await list(login)).toMatchObject([
        {
          begunAt: first,
          reviewed: { outcome: 'found', findings: expect.stringContaining('läsning') },
        },
      ]);
    }
    expect(await refusal(reviews(auditor))).toMatchObject({
      status: 409,
      code: 'already-reviewed',
    });
  });

  it('wakes the workflow that reminds, which the worker itself would otherwise not', async () => {
    await begins();
    const [head] = await select<{ waits: boolean }>(
      system.raw,
      `select relayed_seq < last_fact_seq as waits from stream where id = ?`,
      [await house()],
    );
    expect(head?.waits).toBe(true);
  });

  it('reminds the auditor when it is due, and tells the leaders that it is late', async () => {
    await begins();
    const due = '2026-12-15T23:00:00.000Z';
    await advance(system.workerDeps, 'houseDuty', await house(), due);
    expect(await noticesOf(system, await house())).toEqual([
      `${auditor} reviewLog 1`,
      `${leader} reviewLog 1`,
      'socialchef.degerfors reviewLog 1',
    ]);
  });

  it.each([leader, 'bitrifochef.degerfors', 'socialchef.degerfors', 'forvaltare.degerfors'])(
    'is not %s’s to make',
    async (login) => {
      await begins();
      const { status } = await refusal(reviews(login));
      expect([403, 404]).toContain(status);
      expect(await list(auditor)).toMatchObject([{ reviewed: null }]);
    },
  );

  it('is nothing to an auditor elsewhere, nor under another id', async () => {
    await begins();
    const id = (await list(auditor)).at(0)?.id ?? '';
    expect(await refusal(reviews('granskare.kinda', id))).toEqual(hidden);
    expect(await refusal(reviews(auditor, crypto.randomUUID()))).toEqual(hidden);
  });
});
