import { describe, expect, it } from 'vitest';
import { informConcerned } from '../../../services/decisions/decisions.ts';
import { giveFeedback } from '../../../services/decisions/feedback.ts';
import { signReport } from '../../../services/sign-off/sign-off.ts';
import type { TestSystem } from '../../helpers/system.ts';
import { stage } from '../../helpers/stage.ts';

const { system, deeds } = await stage();

const owed = async (id: string): Promise<boolean> => {
  const row = await system.raw('stream').where({ id }).first('last_fact_seq', 'relayed_seq');
  return Number(row.last_fact_seq) > Number(row.relayed_seq);
};

const relayed = (id: string): Promise<unknown> =>
  system.raw.raw('update stream set relayed_seq = last_fact_seq where id = ?', [id]);

const chief = (): ReturnType<TestSystem['as']> => system.as('ifochef.degerfors');

describe('what wakes a workflow', () => {
  it('is not a signature: a rung looks at the database anyway', async () => {
    const { deps, as } = system;
    const { id } = await deeds.send();
    await relayed(id);
    await signReport(deps, await as('rektor.degerfors'), id, { answer: 'signed' });
    expect(await owed(id)).toBe(false);
  });

  it('is whatever ends the last duty of a decided report, so that it closes at once', async () => {
    const { deps, as } = system;
    const { id } = await deeds.decided();
    for (const role of ['rektor', 'skolskoterska', 'kurator']) {
      await signReport(deps, await as(`${role}.degerfors`), id, { answer: 'signed' });
    }
    await relayed(id);
    await informConcerned(deps, await chief(), id, { told: true, how: 'telefon' });
    expect(await owed(id)).toBe(false);
    const before = system.wakes();
    await giveFeedback(deps, await chief(), id, { answer: 'opened' });
    expect(await owed(id)).toBe(true);
    expect(system.wakes()).toBe(before + 1);
  });

  it('is the last signature too, when it is what a decided report still waited for', async () => {
    const { deps, as } = system;
    const { id } = await deeds.decided();
    await informConcerned(deps, await chief(), id, { told: true, how: 'telefon' });
    await giveFeedback(deps, await chief(), id, { answer: 'opened' });
    await signReport(deps, await as('rektor.degerfors'), id, { answer: 'signed' });
    await signReport(deps, await as('kurator.degerfors'), id, { answer: 'signed' });
    await relayed(id);
    await signReport(deps, await as('skolskoterska.degerfors'), id, { answer: 'signed' });
    expect(await owed(id)).toBe(true);
  });
});
