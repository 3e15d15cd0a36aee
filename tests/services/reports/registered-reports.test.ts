import { beforeEach, describe, expect, it } from 'vitest';
import { listDuties } from '../../../services/duties/list-duties.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { listReports } from '../../../services/reports/queue.ts';
import { registerReport, type Registered } from '../../../services/reports/register-report.ts';
import { viewLetter } from '../../../services/reports/report-letters.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { absent } from '../../helpers/absences.ts';
import { addColleague } from '../../helpers/colleagues.ts';
import { laddersOf } from '../../helpers/ladders.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { select } from '../../helpers/sql.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { anonymousAt, callAt, callers, told } from '../../helpers/told-report.ts';

const { system, life, records } = await stage();
/** Another teacher at the caller's own school. */
const colleague = 'larare9.degerfors';
await addColleague(system.raw, { login: colleague, like: 'larare.degerfors' });
beforeEach(() => system.clock.set(monday));
const ladders = laddersOf(system);

const officer = 'socialsekreterare1.degerfors';
const caller = 'larare.degerfors';
/** Eleven minutes before it is written down. */
const call = '2026-11-16T08:49:00.000Z';

const register = async (registered: Registered, by = officer) =>
  registerReport(system.deps, await system.as(by), registered);
const page = { limit: 20, offset: 0 };
const withoutReceipt = (kinds: readonly string[]): boolean => !kinds.includes('receipt');

describe('a call that the officer writes down', () => {
  it('is received and opened in one transaction, at the minute of the call, and hers', async () => {
    const { id, receivedAt } = await register(callAt(call));
    expect(receivedAt).toBe(call);
    const row = await records.report(id);
    expect(row).toMatchObject({ status: 'opened', channel: 'phone' });
    expect(row.received_at.toISOString()).toBe(call);
    expect(row.opened_by_person_at?.toISOString()).toBe(call);
    expect(row.owner_person_id).toBe(await records.personId(officer));
    expect(await records.kinds(id)).toEqual([
      'reportSent',
      'reportOpened',
      'openedByPerson',
      'reportRegistered',
    ]);
  });

  it('may be taken by an officer before it would be her turn to open what is sent (routine §3.1)', async () => {
    const sent = await life.send();
    const early = await refusal(life.as(officer).open(sent.id));
    expect(early).toMatchObject({ status: 403, code: 'not-yet-yours' });
    const { id } = await register(callAt(call));
    expect(await records.openKinds(id)).not.toContain('openReport');
    expect((await records.report(id)).status).toBe('opened');
  });

  it.each(['ifochef.degerfors', 'bitrifochef.degerfors'])('is %s’s too to take', async (leader) => {
    const { id } = await register(callAt(call), leader);
    expect((await records.report(id)).owner_person_id).toBe(await records.personId(leader));
  });

  it('owes what any report owes, from the minute of the call', async () => {
    const friday = '2026-11-13T22:10:00.000Z';
    const { id } = await register(callAt(friday));
    const dues = (await records.duties(id)).map((d) => [d.kind, d.due_at.toISOString()]);
    expect(Object.fromEntries(dues)).toEqual({
      // 20 kap. 1 § SoL: after 15 o'clock, the end of the next day, Saturday.
      assessProtection: '2026-11-14T23:00:00.000Z',
      // 20 kap. 2 § SoL: the end of day 14, counted from Friday.
      decideOnInvestigation: '2026-11-27T23:00:00.000Z',
      // The next weekday is Monday.
      sendWrittenReport: '2026-11-16T23:00:00.000Z',
    });
  });

  it('opens the acute situation that it tells of, and is handled with speed', async () => {
    const { acute } = sampleReport();
    const { id } = await register(
      callAt(call, { told: told({ acute: { ...acute, danger: 'yes' } }) }),
    );
    const view = await viewReport(system.deps, await system.as(officer), id);
    expect(view).toMatchObject({ acute: true, acuteSituationId: expect.any(String) as string });
  });

  it('turns on protected contact, is found by the child, and keeps the settings of its day', async () => {
    const { worry } = sampleReport();
    const { id } = await register(
      callAt(call, { told: told({ worry: { ...worry, kinds: ['honour'] } }) }),
    );
    const [row] = await select<{ protected_contact: boolean; settings_version: number }>(
      system.raw,
      'select protected_contact, settings_version from report where id = ?',
      [id],
    );
    expect(row).toEqual({ protected_contact: true, settings_version: 2 });
    const indexed = await select(system.raw, 'select from child_index where report_id = ?', [id]);
    expect(indexed).toHaveLength(2);
  });

  it('asks nobody to co-sign, and no receiver to open it', async () => {
    const { id } = await register(callAt(call));
    expect(await records.openKinds(id)).toEqual([
      'assessProtection',
      'decideOnInvestigation',
      'sendWrittenReport',
    ]);
  });

  it('makes a report of its own of each sibling that is named, with one written report owed', async () => {
    const sibling = { givenName: 'Sam', familyName: 'Påhittad', birthDate: null, identity: null };
    const { links } = await register(
      callAt(call, { told: told({ siblings: { answer: 'yes', list: [sibling] } }) }),
    );
    expect(links).toHaveLength(1);
    const kinds = await records.openKinds(links[0]?.id ?? '');
    expect(kinds).toEqual(['assessProtection', 'decideOnInvestigation']);
  });

  it('is refused in the future, and more than 31 days back, naming the rule', async () => {
    const ahead = await refusal(register(callAt('2026-11-16T09:00:01.000Z')));
    expect(ahead).toMatchObject({
      status: 422,
      details: { errors: [{ pointer: '#/body/received/at', code: 'not-yet-come' }] },
    });
    const longAgo = await refusal(register(callAt('2026-10-15T21:59:59.999Z')));
    expect(longAgo).toMatchObject({
      status: 422,
      code: 'too-far-back',
      details: { rule: 'registration', mostDaysBack: 31 },
    });
    expect(await register(callAt('2026-10-15T22:00:00.000Z'))).toHaveProperty('id');
  });

  it('needs one word of concern, as any report does', async () => {
    const { acute, worry } = sampleReport();
    const silent = told({
      acute: { ...acute, danger: 'no' },
      events: [],
      worry: {
        ...worry,
        kinds: [],
        suspected: [],
        whyNow: null,
        since: null,
        mostWorrying: null,
        ifNothingIsDone: null,
      },
    });
    const refused = await refusal(register(callAt(call, { told: silent })));
    expect(refused).toMatchObject({ status: 422, code: 'no-concern' });
  });

  it('is not for an officer to hold who may not know of protected identity', async () => {
    const { child } = sampleReport();
    const secret = callAt(call, { told: told({ child: { ...child, protectedIdentity: 'yes' } }) });
    const outside = await refusal(register(secret, 'socialsekreterare2.degerfors'));
    expect(outside).toMatchObject({ status: 403, code: 'need-to-know' });
    expect(await register(secret, 'ifochef.degerfors')).toHaveProperty('id');
  });

  it('names nobody whom the directory does not know at an agency', async () => {
    for (const login of ['nobody.degerfors', officer, 'larare.atvidaberg']) {
      const refused = await refusal(register(callAt(call, { login })));
      expect(refused).toMatchObject({ status: 422, code: 'unknown-caller' });
    }
  });

  it.each(['larare.degerfors', 'rektor.degerfors', 'socialchef.degerfors', 'granskare.degerfors'])(
    'is not %s’s to register',
    async (login) => {
      const refused = await refusal(register(callAt(call), login));
      expect(refused).toMatchObject({ status: 403, details: { rule: 'report.register' } });
    },
  );
});

describe('a report on paper', () => {
  const paper = callAt(call, { received: { how: 'paper', on: '2026-11-13' } });

  it('keeps the day it came in beside the day it was registered', async () => {
    const { id, receivedAt } = await register(paper);
    expect(receivedAt).toBe('2026-11-12T23:00:00.000Z');
    const view = await viewReport(system.deps, await system.as(officer), id);
    expect(view).toMatchObject({ channel: 'paper', receivedAt, registeredAt: monday });
    // It is read when it is registered, and not on the day it lay in the box.
    expect(view.openedByPersonAt).toBe(monday);
  });

  it('is of nobody on the sender’s side, also where it is known who wrote it', async () => {
    const { id } = await register(paper);
    const [row] = await select<{ unit: string | null; organisation: string | null }>(
      system.raw,
      `select r.sender_unit_id as unit, s.organisation_id as organisation
       from report r join stream s on s.id = r.id where r.id = ?`,
      [id],
    );
    expect(row).toEqual({ unit: expect.any(String) as string, organisation: null });
    expect(await refusal(viewReport(system.deps, await system.as(caller), id))).toEqual(hidden);
  });

  it('asks nobody for it in writing, and counts from the day it came', async () => {
    const { id } = await register(paper);
    const dues = (await records.duties(id)).map((d) => [d.kind, d.due_at.toISOString()]);
    expect(Object.fromEntries(dues)).toEqual({
      assessProtection: '2026-11-13T23:00:00.000Z',
      decideOnInvestigation: '2026-11-27T23:00:00.000Z',
    });
  });
});

describe('the written report after a call', () => {
  const rungs = ['2026-11-18T23:00:00.000Z', '2026-11-20T23:00:00.000Z'] as const;

  it('is asked of the caller alone; the officer hears of it after 2 and 4 weekdays', async () => {
    const { id } = await register(callAt(call));
    await ladders.advance(id, monday);
    expect(await ladders.told(id, 'sendWrittenReport')).toEqual(['larare 0']);
    for (const at of rungs) await ladders.advance(id, at);
    expect(await ladders.rang(id, 'sendWrittenReport')).toEqual(rungs.map((at, n) => [n + 1, at]));
    expect(await ladders.told(id, 'sendWrittenReport')).toEqual([
      'larare 0',
      'socialsekreterare1 1',
      'socialsekreterare1 2',
    ]);
  });

  it('is in the caller’s list of what she owes, and in no colleague’s', async () => {
    const { id } = await register(callAt(call));
    const owed = async (login: string): Promise<readonly string[]> => {
      const { items } = await listDuties(system.deps, await system.as(login), page);
      return items.filter(({ streamId }) => streamId === id).map(({ kind }) => kind);
    };
    expect(await owed(caller)).toEqual(['sendWrittenReport']);
    for (const login of [colleague, 'rektor.degerfors']) expect(await owed(login)).toEqual([]);
  });

  it('is asked of no colleague in her function while she is away', async () => {
    const { id } = await register(callAt(call));
    const back = await absent(system, caller, call, '2026-11-30T08:00:00.000Z');
    await ladders.advance(id, monday);
    expect(await ladders.told(id, 'sendWrittenReport')).toEqual([]);
    await back();
  });
});

describe('somebody who is not known here', () => {
  it('has no author row, no sender and no receipt, and owes nothing in writing', async () => {
    for (const registered of [
      anonymousAt(call),
      callAt(call, { caller: callers.neighbour, login: null }),
      callAt(call, { login: null }),
    ]) {
      const { id } = await register(registered);
      const [row] = await select<Record<string, unknown>>(
        system.raw,
        `select r.author_person_id, r.author_client_id, r.caller_person_id, r.sender_organisation_id,
           r.sender_unit_id, s.organisation_id from report r join stream s on s.id = r.id where r.id = ?`,
        [id],
      );
      expect(new Set(Object.values(row ?? {}))).toEqual(new Set([null]));
      const { letters } = await ladders.advance(id, monday);
      expect(withoutReceipt(letters.map(({ step }) => step))).toBe(true);
      expect(await records.openKinds(id)).not.toContain('sendWrittenReport');
    }
  });

  it('names nobody in what is kept when she wants to be anonymous', async () => {
    const { id } = await register(anonymousAt(call));
    const { content } = await viewContent(system.deps, await system.as(officer), id);
    expect(content.reporter).toEqual({
      subject: null,
      givenName: null,
      familyName: null,
      title: null,
      unit: null,
      phone: null,
      email: null,
      relationToChild: 'granne',
      knownChildSince: null,
    });
    expect(content).toMatchObject({ agencyKind: 'privatePerson', feedback: { wanted: false } });
  });

  it('is owed no feedback and no joint meeting (19 kap. 4–6 §§ SoL)', async () => {
    const { id } = await register(anonymousAt(call));
    const hers = life.as(officer);
    await hers.assess(id);
    expect(await records.openKinds(id)).toEqual(['decideOnInvestigation']);
    await life.as('ifochef.degerfors').decide(id);
    expect(await records.openKinds(id)).not.toContain('giveFeedback');
  });

  it.each(['larare.degerfors', 'rektor.degerfors', 'skolsystem.degerfors'])(
    'has no sender’s side: for %s the report is not there',
    async (login) => {
      const { id, reference } = await register(anonymousAt(call));
      expect(await refusal(viewReport(system.deps, await system.as(login), id))).toEqual(hidden);
      const receipt = viewLetter(system.deps, await system.as(login), id, 'receipt');
      expect(await refusal(receipt)).toEqual(hidden);
      const listed = await listReports(system.deps, await system.as(login), { ...page, reference });
      expect(listed.items).toEqual([]);
    },
  );
});

describe('a known caller before she has confirmed', () => {
  it.each([caller, colleague, 'rektor.degerfors', 'larare2.degerfors'])(
    'is no author: for %s the report is not there',
    async (login) => {
      const { id, reference } = await register(callAt(call));
      expect(await refusal(viewReport(system.deps, await system.as(login), id))).toEqual(hidden);
      expect(await refusal(life.as(login).supplement(id))).toEqual(hidden);
      const listed = await listReports(system.deps, await system.as(login), { ...page, reference });
      expect(listed.items).toEqual([]);
    },
  );
});
