import { describe, expect, it } from 'vitest';
import { stage } from '../../helpers/stage.ts';

const { system, life } = await stage();

const owed = async (id: string): Promise<boolean> => {
  const row = await system.raw('stream').where({ id }).first('last_fact_seq', 'relayed_seq');
  return Number(row.last_fact_seq) > Number(row.relayed_seq);
};

const relayed = (id: string): Promise<unknown> =>
  system.raw.raw('update stream set relayed_seq = last_fact_seq where id = ?', [id]);

describe('what wakes a workflow', () => {
  it('is not a signature: a rung looks at the database anyway', async () => {
    const { id } = await life.send();
    await relayed(id);
    await life.as('rektor.degerfors').sign(id);
    expect(await owed(id)).toBe(false);
  });

  it('is whatever ends the last duty of a decided report, so that it closes at once', async () => {
    const { id } = await life.until('waive', 'decide');
    for (const role of ['rektor', 'skolskoterska', 'kurator']) {
      await life.as(`${role}.degerfors`).sign(id);
    }
    await relayed(id);
    await life.inform(id);
    expect(await owed(id)).toBe(false);
    const before = system.wakes();
    await life.giveFeedback(id);
    expect(await owed(id)).toBe(true);
    expect(system.wakes()).toBe(before + 1);
  });

  it('is the last signature too, when it is what a decided report still waited for', async () => {
    const { id } = await life.until('waive', 'decide');
    await life.do(id, 'inform', 'giveFeedback');
    await life.as('rektor.degerfors').sign(id);
    await life.as('kurator.degerfors').sign(id);
    await relayed(id);
    await life.as('skolskoterska.degerfors').sign(id);
    expect(await owed(id)).toBe(true);
  });
});
