import { describe, expect, it } from 'vitest';
import { stage } from '../../helpers/stage.ts';
import { advance } from '../../../services/waking/advance.ts';
import { closeReport } from '../../../services/waking/first-views.ts';

const { system, life } = await stage();

describe('a report that is opened, assessed, decided and answered', () => {
  it('travels the whole way, each step one transaction', async () => {
    const { id, reference } = await life.send();
    expect(reference).toMatch(/^ANM-/);
    for (const who of ['rektor', 'skolskoterska', 'kurator']) {
      await life.as(`${who}.degerfors`).sign(id);
    }
    expect((await life.open(id)).report.status).toBe('opened');
    await life.assess(id);
    await life.waive(id);
    const decided = await life.decide(id);
    expect(decided.duties.map(({ kind }) => kind).toSorted()).toEqual([
      'giveFeedback',
      'informConcerned',
    ]);
    await life.inform(id);
    const answered = await life.giveFeedback(id);
    expect(answered.duties).toEqual([]);
    const seen = await advance(system.workerDeps, 'report', id, system.clock.now());
    expect(seen).toMatchObject({ is: 'here', state: { openDuties: 0, ended: true } });
    expect(await closeReport(system.workerDeps, id, system.clock.now())).toBe(true);
  });
});
