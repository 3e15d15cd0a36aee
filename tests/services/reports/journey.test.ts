import { describe, expect, it } from 'vitest';
import { informConcerned } from '../../../services/decisions/decisions.ts';
import { giveFeedback } from '../../../services/decisions/feedback.ts';
import { signReport } from '../../../services/sign-off/sign-off.ts';
import { stage } from '../../helpers/stage.ts';
import { advance } from '../../../services/waking/advance.ts';
import { closeReport } from '../../../services/waking/first-views.ts';

const { system, deeds } = await stage();

describe('a report that is opened, assessed, decided and answered', () => {
  it('travels the whole way, each step one transaction', async () => {
    const { deps, as } = system;
    const { id, reference } = await deeds.send();
    expect(reference).toMatch(/^ANM-/);
    for (const who of ['rektor', 'skolskoterska', 'kurator']) {
      await signReport(deps, await as(`${who}.degerfors`), id, { answer: 'signed' });
    }
    expect((await deeds.open(id)).report.status).toBe('opened');
    await deeds.assess(id);
    await deeds.waive(id);
    const decided = await deeds.decide(id);
    expect(decided.duties.map(({ kind }) => kind).toSorted()).toEqual([
      'giveFeedback',
      'informConcerned',
    ]);
    const chief = 'ifochef.degerfors';
    await informConcerned(deps, await as(chief), id, { told: true, how: 'telefon' });
    const answered = await giveFeedback(deps, await as(chief), id, { answer: 'opened' });
    expect(answered.duties).toEqual([]);
    const seen = await advance(system.workerDeps, 'report', id, system.clock.now());
    expect(seen).toMatchObject({ is: 'here', state: { openDuties: 0, ended: true } });
    expect(await closeReport(system.workerDeps, id, system.clock.now())).toBe(true);
  });
});
