import { describe, expect, it } from 'vitest';
import { advance } from '../../../services/waking/advance.ts';
import { monday, stage } from '../../helpers/stage.ts';

/** When a transaction wakes the workflow: only when that would otherwise look too late. */
const { system, life, records } = await stage();

const owed = async (id: string): Promise<boolean> => {
  const row = await system.raw('stream').where({ id }).first('last_fact_seq', 'relayed_seq');
  return Number(row.last_fact_seq) > Number(row.relayed_seq);
};
const relayed = (id: string): Promise<unknown> =>
  system.raw.raw('update stream set relayed_seq = last_fact_seq where id = ?', [id]);

/** The workflow looks, and sleeps until its next rung. */
const asleep = async (id: string): Promise<void> => {
  await relayed(id);
  await advance(system.workerDeps, 'report', id, system.clock.now());
};
const signAll = async (id: string): Promise<void> => {
  for (const role of ['rektor', 'skolskoterska', 'kurator']) {
    await life.as(`${role}.degerfors`).sign(id);
  }
};

describe('a workflow that sleeps until its next rung', () => {
  it('is not woken by a signature, an opening or an assessment, whose rungs come later', async () => {
    system.clock.set(monday);
    const { id } = await life.send();
    await asleep(id);
    await life.as('rektor.degerfors').sign(id);
    await life.do(id, 'open', 'assess', 'note');
    expect(await owed(id)).toBe(false);
  });

  it('is woken by a fact that opens a duty with an earlier rung', async () => {
    system.clock.set(monday);
    const { id } = await life.until('waive', 'decide', 'inform', 'giveFeedback');
    await signAll(id);
    await system.raw.raw(
      `update stream set sleeps_until = now() + interval '9 years' where id = ?`,
      [id],
    );
    await relayed(id);
    await life.supplement(id);
    expect(await owed(id)).toBe(true);
  });

  it('is woken by an invitation, whose letters are to be made', async () => {
    system.clock.set(monday);
    const at = await life.until('consent', 'consentToShare', 'propose');
    await asleep(String(at.reportId));
    await life.do(at, 'invite');
    expect(await owed(String(at.reportId))).toBe(true);
  });

  it('is woken by what ends the last duty of a decided report, so that it closes at once', async () => {
    system.clock.set(monday);
    const { id } = await life.until('waive', 'decide');
    await signAll(id);
    await asleep(id);
    await life.inform(id);
    expect(await owed(id)).toBe(false);
    const before = system.wakes();
    await life.giveFeedback(id);
    expect(await owed(id)).toBe(true);
    expect(system.wakes()).toBe(before + 1);
  });

  it('is woken by what ends the last two at once: both are ended before it is asked', async () => {
    system.clock.set(monday);
    const { id } = await life
      .saying({ send: { feedback: { wanted: false } }, decide: { outcome: 'doNotOpen' } })
      .until('decide');
    await signAll(id);
    await asleep(id);
    await life.waive(id);
    expect(await owed(id)).toBe(true);
  });

  it('is woken by the last signature too, which ends the last duty of either side', async () => {
    system.clock.set(monday);
    const { id } = await life.until('waive', 'decide');
    await life.do(id, 'inform', 'giveFeedback');
    await life.as('rektor.degerfors').sign(id);
    await life.as('kurator.degerfors').sign(id);
    await asleep(id);
    await life.as('skolskoterska.degerfors').sign(id);
    expect(await owed(id)).toBe(true);
  });

  it('is not woken by the receiver’s last duty while a signature of the sender is awaited', async () => {
    system.clock.set(monday);
    const { id } = await life.until('waive', 'decide');
    await life.as('rektor.degerfors').sign(id);
    await asleep(id);
    await life.do(id, 'inform', 'giveFeedback');
    expect(await owed(id)).toBe(false);
    expect((await records.report(id)).status).toBe('concluded');
  });

  it('is not woken by a look, nor by what it records itself', async () => {
    system.clock.set(monday);
    const { id } = await life.send();
    await asleep(id);
    await life.open(id);
    system.clock.advance({ days: 3 });
    await advance(system.workerDeps, 'report', id, system.clock.now());
    expect(await owed(id)).toBe(false);
  });
});

describe('a stream of which nobody knows until when its workflow sleeps', () => {
  it('is woken by every fact before the first look', async () => {
    system.clock.set(monday);
    const { id } = await life.send();
    await relayed(id);
    await life.open(id);
    expect(await owed(id)).toBe(true);
  });

  it('is woken by every fact after the end', async () => {
    system.clock.set(monday);
    const { id } = await life.until('waive', 'decide');
    await life.do(id, 'inform', 'giveFeedback');
    await signAll(id);
    await asleep(id);
    expect((await records.report(id)).status).toBe('closed');
    await life.supplement(id);
    expect(await owed(id)).toBe(true);
  });
});
