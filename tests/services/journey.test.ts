import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assessProtection } from '../../services/assessment.ts';
import { decideOnInvestigation, informConcerned } from '../../services/decisions.ts';
import { giveFeedback } from '../../services/feedback.ts';
import { waiveMeeting } from '../../services/plan-meeting.ts';
import { openReport } from '../../services/routing.ts';
import { sendReport } from '../../services/send-report.ts';
import { signReport } from '../../services/sign-off.ts';
import { advanceReport } from '../../services/advance.ts';
import { closeReport } from '../../services/close-report.ts';
import { sampleReport } from '../helpers/sample-report.ts';
import { createTestSystem, type TestSystem } from '../helpers/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await createTestSystem();
});
afterAll(() => system.close());

describe('a report that is opened, assessed, decided and answered', () => {
  it('travels the whole way, each step one transaction', async () => {
    const { deps, as } = system;
    const sent = await sendReport(deps, await as('larare.degerfors'), sampleReport());
    const { id } = sent.body;
    expect(sent.body.reference).toMatch(/^ANM-/);
    for (const who of ['rektor', 'skolskoterska', 'kurator']) {
      await signReport(deps, await as(`${who}.degerfors`), id, { answer: 'signed' });
    }
    const opened = await openReport(deps, await as('ifochef.degerfors'), id);
    expect(opened.body.report.status).toBe('opened');
    const ifochef = (): ReturnType<TestSystem['as']> => as('ifochef.degerfors');
    await assessProtection(deps, await ifochef(), id, {
      immediateNeed: 'no',
      reasons: 'Barnet är hos sin farmor.',
      violence: 'none',
    });
    await waiveMeeting(deps, await ifochef(), id, { reason: 'noConsent', note: 'Nej tack.' });
    const decided = await decideOnInvestigation(deps, await ifochef(), id, {
      outcome: 'open',
      grounds: 'omsorg',
      reasons: 'Upprepad brist i omsorgen.',
      childsView: 'Vill att farmor hjälper till.',
      bestInterests: 'Utredning behövs för barnets bästa.',
      identifiersChecked: true,
      override: null,
    });
    expect(decided.body.duties.map(({ kind }) => kind).toSorted()).toEqual([
      'giveFeedback',
      'informConcerned',
    ]);
    await informConcerned(deps, await ifochef(), id, { told: true, how: 'telefon' });
    const answered = await giveFeedback(deps, await ifochef(), id, { answer: 'opened' });
    expect(answered.body.duties).toEqual([]);
    const seen = await advanceReport(system.workerDeps, id, system.clock.now());
    expect(seen).toMatchObject({ is: 'here', state: { openDuties: 0, concluded: true } });
    expect(await closeReport(system.workerDeps, id, system.clock.now())).toBe(true);
  });
});
