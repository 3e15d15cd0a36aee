import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLettersAtOnce } from '../../helpers/letters-at-once.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { createTestSystem, type TestSystem } from '../../helpers/system.ts';
import { lifeOf } from '../../helpers/living.ts';
import { refusal } from '../../helpers/refusals.ts';
import { readPdf, squeezed } from '../../templates/documents/read-pdf.ts';
import { viewLetter } from '../../../services/reports/report-letters.ts';

const arrival = '2026-11-16T09:00:00.000Z';
const birthday = '2026-11-18T09:00:00.000Z';
const chief = 'ifochef.degerfors';

let system: TestSystem;
beforeAll(async () => {
  system = await createTestSystem(arrival);
});
afterAll(() => system.close());

/** What the letter of the only invitation of a report says, without its spaces. */
const invitationText = async (reportId: string): Promise<string> => {
  const { letters } = await viewReport(system.deps, await system.as(chief), reportId);
  const letter = letters.find(({ kind }) => kind === 'jointMeetingInvitation');
  const which = { letterId: letter?.id ?? '' };
  const { bytes } = await viewLetter(system.deps, await system.as(chief), reportId, which);
  return squeezed((await readPdf(bytes)).pages.join(''));
};

describe('who turns 15 between the report and the invitation (3 kap. 4 § SoL)', () => {
  it('is asked for a consent of her own, and is written to as the one who gives it', async () => {
    const life = lifeOf(system);
    const child = { ...sampleReport().child, identity: null, birthDate: '2011-11-18' };
    system.clock.set(arrival);
    const on = await life.saying({ send: { child } }).until('propose');
    system.clock.set(birthday);
    const invited = ['child'];
    await life.do(on, 'consent', 'consentToShare');
    expect(await refusal(life.invite(on, { invited }))).toMatchObject({
      code: 'consent-missing',
      details: { missing: ['child'] },
    });
    await life.consent(on, { of: 'child' });
    await life.consentToShare(on, { of: 'child' });
    const invitation = await life.invite(on, { invited });
    await makeLettersAtOnce(system, on.id, (step) =>
      step.startsWith(`invitation/${invitation.id}/`),
    );
    const text = await invitationText(on.id);
    expect(text).toContain('Duharfyllt15år');
    expect(text).not.toContain('under15år');
  });
});
