import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendReport } from '../../services/send-report.ts';
import { signReport } from '../../services/sign-off.ts';
import { giveFeedback } from '../../services/feedback.ts';
import { informConcerned, decideOnInvestigation } from '../../services/decisions.ts';
import { assessProtection } from '../../services/assessment.ts';
import { waiveMeeting } from '../../services/plan-meeting.ts';
import { openReport } from '../../services/routing.ts';
import { sampleReport } from '../helpers/sample-report.ts';
import { createTestSystem, type TestSystem } from '../helpers/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await createTestSystem();
});
afterAll(() => system.close());

const owed = async (id: string): Promise<boolean> => {
  const row = await system.raw('stream').where({ id }).first('last_fact_seq', 'relayed_seq');
  return Number(row.last_fact_seq) > Number(row.relayed_seq);
};

const relayed = (id: string): Promise<unknown> =>
  system.raw.raw('update stream set relayed_seq = last_fact_seq where id = ?', [id]);

const chief = (): ReturnType<TestSystem['as']> => system.as('ifochef.degerfors');

const decided = async (): Promise<string> => {
  const { deps, as } = system;
  const { body } = await sendReport(deps, await as('larare.degerfors'), sampleReport());
  await openReport(deps, await chief(), body.id);
  const calm = { immediateNeed: 'no', reasons: 'Barnet är tryggt.', violence: 'none' } as const;
  await assessProtection(deps, await chief(), body.id, calm);
  await waiveMeeting(deps, await chief(), body.id, { reason: 'noConsent', note: 'Nej tack.' });
  await decideOnInvestigation(deps, await chief(), body.id, {
    outcome: 'open',
    grounds: 'omsorg',
    reasons: 'Upprepad brist.',
    childsView: 'Vill ha hjälp.',
    bestInterests: 'Det bästa för barnet.',
    identifiersChecked: true,
    override: null,
  });
  return body.id;
};

describe('what wakes a workflow', () => {
  it('is not a signature: a rung looks at the database anyway', async () => {
    const { deps, as } = system;
    const { body } = await sendReport(deps, await as('larare.degerfors'), sampleReport());
    await relayed(body.id);
    await signReport(deps, await as('rektor.degerfors'), body.id, { answer: 'signed' });
    expect(await owed(body.id)).toBe(false);
  });

  it('is whatever ends the last duty of a decided report, so that it closes at once', async () => {
    const { deps, as } = system;
    const id = await decided();
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
    const id = await decided();
    await informConcerned(deps, await chief(), id, { told: true, how: 'telefon' });
    await giveFeedback(deps, await chief(), id, { answer: 'opened' });
    await signReport(deps, await as('rektor.degerfors'), id, { answer: 'signed' });
    await signReport(deps, await as('kurator.degerfors'), id, { answer: 'signed' });
    await relayed(id);
    await signReport(deps, await as('skolskoterska.degerfors'), id, { answer: 'signed' });
    expect(await owed(id)).toBe(true);
  });
});
