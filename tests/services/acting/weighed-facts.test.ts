import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDataKeys } from '../../../database/acting/data-key-store.ts';
import { insertFacts, readFacts } from '../../../database/acting/fact-store.ts';
import type { Tx } from '../../../database/transaction.ts';
import { openSeal } from '../../../services/acting/seal.ts';
import { eventually } from '../../helpers/eventually.ts';
import { refusal } from '../../helpers/refusals.ts';
import { rowsReadUnderLock } from '../../helpers/rows-read.ts';
import { select } from '../../helpers/sql.ts';
import { stage } from '../../helpers/stage.ts';

/** Facts of which a case can have any number, and of which a deed must weigh all. */
const { system, life } = await stage();
const thousands = 2_000;
const fewRows = 60;

type At = { readonly reportId: string; readonly meetingId: string };

/** Copies the first consent of a case, as though it had been recorded so often, with other words. */
const addConsents = async (
  tx: Tx,
  id: string,
  {
    count,
    from,
    answer,
  }: { readonly count: number; readonly from: number; readonly answer: string },
): Promise<void> => {
  const seal = openSeal(system.keyring, id, await readDataKeys(tx, id));
  const [fact] = await readFacts(tx, id, ['consentRecorded']);
  if (!fact?.sealed) throw new Error('no consent to copy');
  const consent = seal.unsealJson({ table: 'fact', ...fact }, fact.sealed) as object;
  const copies = Array.from({ length: count }, (_, index) => {
    const copy = { ...fact, id: randomUUID(), seq: from + index };
    return { ...copy, sealed: seal.sealJson({ table: 'fact', ...copy }, { ...consent, answer }) };
  });
  await insertFacts(tx, copies);
};

const consented = async (): Promise<At> =>
  (await life.until('open', 'assess', 'propose', 'consent', 'consentToShare')) as unknown as At;

describe('a case with thousands of consents', () => {
  let at: At;
  beforeAll(async () => {
    at = await consented();
    await system.raw.transaction(async (tx) => {
      await addConsents(tx, at.reportId, { count: thousands, from: 10_000, answer: 'given' });
      await tx.raw(`update stream set last_seq = 20000 where id = ?`, [at.reportId]);
    });
  });

  it.each<readonly [string, () => Promise<unknown>]>([
    ['a contact', () => life.contact(at.reportId)],
    ['an invitation', () => life.invite(at)],
    ['a meeting that was held', () => life.hold(at)],
  ])('keeps others waiting for few rows: %s', async (_, work) => {
    expect(await rowsReadUnderLock(system.deps.db, work)).toBeLessThan(fewRows);
  });
});

describe('an answer that comes while a deed waits for the lock', () => {
  it('is weighed by it: a consent withdrawn in that moment stops the invitation', async () => {
    const at = await consented();
    const lock = await system.raw.transaction();
    await lock.raw('select 1 from stream where id = ? for update', [at.reportId]);
    const invitation = refusal(life.invite(at));
    await eventually(async () => {
      const waiting = `select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      return (await select(system.raw, waiting)).length > 0;
    });
    await addConsents(lock, at.reportId, { count: 1, from: 500, answer: 'withdrawn' });
    await lock.commit();
    expect(await invitation).toMatchObject({ code: 'consent-missing' });
  });
});

describe('somebody who may not do the deed', () => {
  it('is told that, also when she has no key to what it weighs', async () => {
    const at = await consented();
    const auditor = life.as('granskare.degerfors');
    expect(await refusal(auditor.invite(at))).toMatchObject({ status: 403 });
    expect(await refusal(auditor.contact(at.reportId))).toMatchObject({ status: 403 });
  });
});
