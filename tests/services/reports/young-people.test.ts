import { beforeEach, describe, expect, it } from 'vitest';
import { correctRecord } from '../../../services/corrections/correct-record.ts';
import { listReports } from '../../../services/reports/queue.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { readDuties } from '../../../database/duties/duty-store.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { refusal } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { viewFacts } from '../../helpers/first-page.ts';

const { system, life } = await stage();
const leader = 'ifochef.degerfors';
const sender = 'larare.degerfors';
beforeEach(() => system.clock.set(monday));

/** Lives of reports about somebody born on that day. */
const bornOn = (birthDate: string) =>
  life.saying({
    send: { child: { ...sampleReport().child, identity: null, birthDate } },
    decide: { identifiers: { number: null, birthDate, name: 'Kim Påhittad', whyNot: null } },
  });
const eighteen = bornOn('2008-11-16');
const seventeen = bornOn('2008-11-17');

const seenBy = async (login: string, id: string) =>
  viewReport(system.deps, await system.as(login), id);
const indexed = async (id: string) =>
  (await system.raw('child_index').where({ report_id: id })).length;
const dutiesOf = (id: string) => system.raw.transaction((tx) => readDuties(tx, id));
/** The dates of what a report owes by law, by kind. */
const legalDays = async (id: string) =>
  Object.fromEntries(
    (await dutiesOf(id))
      .filter(({ kind }) => ['assessProtection', 'decideOnInvestigation'].includes(kind))
      .map(({ kind, dueAt }) => [kind, dueAt]),
  );

describe('a report about somebody of 18 or over at its arrival (routine §1.10)', () => {
  it('is assessed and decided on within fourteen days, as any other (20 kap. 2 § SoL)', async () => {
    const { id } = await eighteen.send();
    const child = await seventeen.send();
    expect(await legalDays(id)).toEqual(await legalDays(child.id));
    await eighteen.bring(id, 'assess', 'decide');
    expect((await seenBy(leader, id)).concludedAs).toBe('open');
  });

  it('is marked for the jurist, and found by the mark', async () => {
    const young = await eighteen.send();
    const child = await seventeen.send();
    expect((await seenBy(leader, young.id)).youngPerson).toBe(true);
    expect((await seenBy(leader, child.id)).youngPerson).toBe(false);
    const listed = async (youngPerson: boolean) =>
      (
        await listReports(system.deps, await system.as(leader), {
          limit: 50,
          offset: 0,
          youngPerson,
        })
      ).items.map(({ id }) => id);
    expect(await listed(true)).toContain(young.id);
    expect(await listed(true)).not.toContain(child.id);
    expect(await listed(false)).not.toContain(young.id);
  });

  it('tells its sender that nobody has to report, and rests on no duty', async () => {
    const young = await seenBy(sender, (await eighteen.send()).id);
    expect(young).toMatchObject({
      warnings: ['noReportingDuty'],
      legalBasis: '20 kap. 2 § SoL (2025:400)',
    });
    const child = await seenBy(sender, (await seventeen.send()).id);
    expect(child).toMatchObject({ warnings: [], legalBasis: '19 kap. 1 § SoL (2025:400)' });
  });

  it('has no child’s file: it is registered as information, and nobody is searched for', async () => {
    const { id } = await eighteen.until('open');
    expect(await indexed(id)).toBe(0);
    expect(await refusal(life.register(id))).toEqual({
      status: 422,
      code: 'young-person',
      details: { errors: [{ pointer: '#/body/registeredAs', code: 'not-a-choice' }] },
    });
    expect(await refusal(life.register(id, { registeredAs: 'information' }))).toEqual({
      status: 422,
      code: 'young-person',
      details: { errors: [{ pointer: '#/body/childFile', code: 'not-a-choice' }] },
    });
    await life.register(id, { registeredAs: 'information', childFile: null });
    const [fact] = await viewFacts(system.deps, await system.as(leader), id, ['caseRegistered']);
    expect(fact?.record).toMatchObject({ found: { child: { answer: 'notSearched' } } });
    const correction = {
      kind: 'caseRegistered',
      corrects: fact?.id ?? '',
      reason: 'Fel val.',
      record: { registeredAs: 'report', knownBefore: 'notSearched', childFile: null },
    } as const;
    const call = await system.as(leader);
    expect(await refusal(correctRecord(system.deps, call, id, correction))).toMatchObject({
      code: 'young-person',
    });
  });

  it('of siblings is told of each by her own age', async () => {
    const brother = {
      givenName: 'Lo',
      familyName: 'Påhittad',
      birthDate: '2005-01-01',
      identity: null,
    };
    const siblings = { answer: 'yes', list: [brother] } as const;
    const sent = await life.send({ siblings });
    expect((await seenBy(leader, sent.id)).youngPerson).toBe(false);
    expect((await seenBy(leader, sent.links[0]?.id ?? '')).youngPerson).toBe(true);
  });
});

describe('whoever turns 18 while the report is open (routine §1.10)', () => {
  it.each<readonly [born: string, arrives: string, birthday: string]>([
    ['2008-11-17', '2026-11-16T22:59:59.000Z', '2026-11-16T23:00:00.000Z'],
    // Born on the 29th of February, in a year that has none (1 § lagen 1930:173).
    ['2008-02-29', '2026-02-27T22:59:59.000Z', '2026-02-27T23:00:00.000Z'],
  ])('born %s: no clock changes on the birthday', async (born, arrives, birthday) => {
    system.clock.set(arrives);
    const hers = bornOn(born);
    const { id } = await hers.send();
    const before = await dutiesOf(id);
    expect(await indexed(id)).toBe(1);
    system.clock.set(birthday);
    expect((await seenBy(leader, (await hers.send()).id)).youngPerson).toBe(true);
    await hers.bring(id, 'assess', 'register');
    const kept = await dutiesOf(id);
    const dates = (duties: Awaited<ReturnType<typeof dutiesOf>>) =>
      duties.map(({ kind, signatory, openedAt, dueAt }) => [kind, signatory, openedAt, dueAt]);
    expect(dates(kept.filter(({ openedSeq }) => openedSeq === before[0]?.openedSeq))).toEqual(
      dates(before),
    );
    expect(kept.find(({ kind }) => kind === 'decideOnInvestigation')?.state).toBe('open');
    expect(await seenBy(leader, id)).toMatchObject({ youngPerson: false, warnings: [] });
    expect(await indexed(id)).toBe(1);
  });

  it('consents alone from that day on (6 kap. 2 § FB: custody has ended)', async () => {
    const hers = bornOn('2008-11-17');
    const { id } = await hers.until('assess');
    for (const kind of ['attend', 'shareInformation'] as const) {
      await life.consent(id, { of: 'child', kind, answer: 'given', parties: ['school'] });
    }
    const { reportId, meetingId } = await hers.do(id, 'propose');
    const on = { reportId, meetingId };
    const invited = ['reporter', 'child'];
    expect(await refusal(life.invite(on, { invited }))).toMatchObject({
      code: 'consent-missing',
      details: { missing: ['guardian1'] },
    });
    system.clock.set('2026-11-16T23:00:00.000Z');
    await life.invite(on, { invited });
  });
});
