import { beforeEach, describe, expect, it } from 'vitest';
import type { OnCallContact } from '../../../domain/intake/records.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { viewFacts } from '../../helpers/first-page.ts';
import { refusal } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const author = 'larare.degerfors';
const chief = 'ifochef.degerfors';
const saturdayNight = '2026-11-21T22:10:00.000Z';

const notTaken: OnCallContact = {
  outcome: 'notTaken',
  caller: 'Läraren Karin Test',
  at: '2026-11-21T22:00:00.000Z',
  by: 'policeOfficerOnDuty',
  note: 'Ingen bil fri före morgonen.',
};
const facts = async (login: string, id: string) =>
  viewFacts(system.deps, await system.as(login), id, ['onCallContactRecorded']);

describe('outside office hours the municipality’s rule and number are shown', () => {
  it.each<readonly [when: string, at: string, now: boolean]>([
    ['a Monday at ten', monday, false],
    ['a minute before the office opens', '2026-11-16T06:59:59.999Z', true],
    ['when it opens', '2026-11-16T07:00:00.000Z', false],
    ['when it closes', '2026-11-16T15:30:00.000Z', true],
    ['a Saturday at noon', '2026-11-21T11:00:00.000Z', true],
    ['a public holiday', '2027-01-06T09:00:00.000Z', true],
  ])('in the receipt and in the report, to both sides: %s', async (_, at, now) => {
    system.clock.set(at);
    const outOfHours = { rule: 'policeOfficerOnDuty', phone: '031-390 06 19', now };
    const receipt = await life.send();
    expect(receipt).toMatchObject({ outOfHours });
    for (const login of [author, chief]) {
      const seen = await viewReport(system.deps, await system.as(login), receipt.id);
      expect([login, seen.outOfHours]).toEqual([login, outOfHours]);
    }
  });

  it('by the rule of whichever municipality receives it', async () => {
    const { outOfHours } = await life.send({ municipalityCode: '0561' });
    expect(outOfHours).toMatchObject({ rule: 'socialjour', phone: '031-390 06 39' });
  });
});

describe('a call outside office hours', () => {
  it('that the reporter writes down is read by both sides once the report is open', async () => {
    system.clock.set(saturdayNight);
    const { id } = await life.send();
    await life.onCall(id, notTaken);
    expect(await facts(author, id)).toMatchObject([{ outcome: 'notTaken', record: notTaken }]);
    expect((await refusal(facts(chief, id))).code).toBe('not-opened');
    await life.open(id);
    expect(await facts(chief, id)).toMatchObject([{ role: 'reporter', record: notTaken }]);
  });

  it('that social services write down stays with them, also before anybody has opened it', async () => {
    const { id } = await life.send();
    const before = await viewReport(system.deps, await system.as(author), id);
    await life.onCallByOfficer(id);
    expect(await facts(author, id)).toEqual([]);
    expect((await viewReport(system.deps, await system.as(author), id)).etag).toBe(before.etag);
    await life.open(id);
    expect(await facts(chief, id)).toMatchObject([{ role: 'officer', outcome: 'taken' }]);
  });

  it.each(['taken', 'notTaken'] as const)(
    'changes no clock and opens nothing: contact %s',
    async (outcome) => {
      system.clock.set(saturdayNight);
      const { id } = await life.send();
      const before = await records.duties(id);
      await life.onCall(id, { ...notTaken, outcome });
      await life.onCallByOfficer(id, { outcome });
      expect(await records.duties(id)).toEqual(before);
      expect(await records.report(id)).toMatchObject({
        status: 'received',
        opened_by_person_at: null,
      });
    },
  );

  it('leaves the report to the first person of the next shift', async () => {
    system.clock.set(saturdayNight);
    const { id } = await life.send();
    await life.onCall(id, notTaken);
    system.clock.set('2026-11-23T07:20:00.000Z');
    expect(await life.as('bitrifochef.degerfors').open(id)).toMatchObject({
      report: { status: 'opened' },
    });
  });

  it('is not one to come (422)', async () => {
    const { id } = await life.send();
    const later = { ...notTaken, at: '2026-11-16T09:00:00.001Z' };
    expect(await refusal(life.onCall(id, later))).toMatchObject({
      status: 422,
      details: { errors: [{ pointer: '#/body/at', code: 'not-yet-come' }] },
    });
  });

  it.each(['rektor.degerfors', 'socialchef.degerfors', 'skolsystem.degerfors'])(
    'is not %s’s to write down',
    async (login) => {
      const { id } = await life.send();
      expect([403, 404]).toContain((await refusal(life.as(login).onCall(id, notTaken))).status);
    },
  );
});
