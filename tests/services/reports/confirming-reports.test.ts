import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { addMinutes } from '../../../domain/calendar/time.ts';
import type { ReportContent } from '../../../domain/report/report-content.ts';
import { keepLetter } from '../../../services/letters/archive.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { registerReport, type Registered } from '../../../services/reports/register-report.ts';
import { viewLetter } from '../../../services/reports/report-letters.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { sendReport } from '../../../services/reports/send-report.ts';
import { waiveWrittenReport } from '../../../services/reports/waive-written-report.ts';
import { addColleague } from '../../helpers/colleagues.ts';
import { viewFacts, viewLinks } from '../../helpers/first-page.ts';
import { laddersOf } from '../../helpers/ladders.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { select } from '../../helpers/sql.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { anonymousAt, callAt, told } from '../../helpers/told-report.ts';

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));
const ladders = laddersOf(system);
const colleague = 'larare9.degerfors';
await addColleague(system.raw, { login: colleague, like: 'larare.degerfors' });

const officer = 'socialsekreterare1.degerfors';
const caller = 'larare.degerfors';
const night = '2026-11-15T01:20:00.000Z';
const deps = system.deps;

const register = async (registered: Registered = callAt(night)) =>
  registerReport(deps, await system.as(officer), registered);
const confirm = async (
  confirms: string,
  { by = caller, ...changes }: Partial<ReportContent> & { readonly by?: string } = {},
) => sendReport(deps, await system.as(by), sampleReport(changes), { confirms });
/** What is to be read with the call: the confirmation, by its id there. */
const toRead = async (spoken: string): Promise<string> =>
  (await records.dutyOf(spoken, 'readSupplement')).about ?? '';
const read = async (spoken: string, newWorry: boolean) =>
  life
    .as(officer)
    .readSupplement(
      { reportId: spoken, supplementId: await toRead(spoken) },
      { newWorry, note: 'Läst.' },
    );
const newOnes = (spoken: string) =>
  select<{ id: string; received_at: Date; acute: boolean; channel: string }>(
    system.raw,
    `select r.* from report_link l join report r on r.id = l.from_id
     where l.to_id = ? and l.kind = 'supplements'`,
    [spoken],
  );
const clocks = async (id: string) =>
  (await records.duties(id))
    .filter(({ kind }) => kind !== 'readSupplement')
    .map(({ kind, anchor_at, due_at }) => [kind, anchor_at.toISOString(), due_at.toISOString()]);

describe('the written report after a call', () => {
  it('is frozen with a hash of its own and linked with the spoken one', async () => {
    const spoken = await register();
    const written = await confirm(spoken.reference);
    expect(written.links).toEqual([
      { rel: 'confirms', id: spoken.id, reference: spoken.reference },
    ]);
    expect(written.contentHash).not.toBe(spoken.contentHash);
    for (const login of [caller, officer]) {
      const [link] = await viewLinks(deps, await system.as(login), spoken.id);
      expect(link).toMatchObject({ kind: 'confirms', id: written.id });
    }
  });

  it('claims nothing anew: it owes its signatures and nothing else, and has no receipt', async () => {
    const spoken = await register();
    const { id } = await confirm(spoken.id);
    expect(await records.openKinds(id)).toEqual(['coSign', 'coSign', 'coSign']);
    const { letters } = await ladders.advance(id, monday);
    expect(letters.map(({ step }) => step)).toEqual(['report-as-sent']);
    const indexed = await select(system.raw, 'select from child_index where report_id = ?', [id]);
    expect(indexed).toEqual([]);
  });

  it('ends what was asked of the caller, and makes her the author of what she told', async () => {
    const spoken = await register();
    const before = viewReport(deps, await system.as(caller), spoken.id);
    expect(await refusal(before)).toEqual(hidden);
    await confirm(spoken.id);
    expect(await records.dutyOf(spoken.id, 'sendWrittenReport')).toMatchObject({ state: 'done' });
    const view = await viewReport(deps, await system.as(caller), spoken.id);
    expect(view).toMatchObject({ mine: true, openedByPersonAt: night, registeredAt: null });
    expect(view.receivedAt).toBe(night);
    await life.as(caller).supplement(spoken.id);
    await life.as(caller).requestFeedback(spoken.id);
  });

  it('makes her the author of the reports on siblings that she told of, whichever she names', async () => {
    const sibling = { givenName: 'Sam', familyName: 'Påhittad', birthDate: null, identity: null };
    const spoken = await register(
      callAt(night, { told: told({ siblings: { answer: 'yes', list: [sibling] } }) }),
    );
    const copy = spoken.links[0]?.id ?? '';
    await confirm(copy);
    expect(await records.dutyOf(spoken.id, 'sendWrittenReport')).toMatchObject({ state: 'done' });
    for (const id of [spoken.id, copy]) {
      expect(await viewReport(deps, await system.as(caller), id)).toMatchObject({ mine: true });
    }
  });

  it.each([
    [colleague, 'a colleague in the same function'],
    ['rektor.degerfors', 'her rektor'],
    ['larare2.degerfors', 'somebody of another organisation'],
    ['larare.atvidaberg', 'somebody of another municipality'],
    ['skolsystem.degerfors', 'a system'],
  ])('is not %s’s to send, %s: there is no such call', async (by) => {
    const spoken = await register();
    for (const named of [spoken.id, spoken.reference]) {
      expect(await refusal(confirm(named, { by }))).toEqual(hidden);
    }
    expect(await records.dutyOf(spoken.id, 'sendWrittenReport')).toMatchObject({ state: 'open' });
  });

  it('confirms no report that was sent, and none of a caller who is not known', async () => {
    const sent = await life.send();
    const nameless = await register(anonymousAt(night));
    for (const id of [sent.id, nameless.id]) expect(await refusal(confirm(id))).toEqual(hidden);
  });

  it('is sent once: the second is a 409', async () => {
    const spoken = await register();
    await confirm(spoken.id);
    const again = await refusal(confirm(spoken.id));
    expect(again).toMatchObject({ status: 409, code: 'already-confirmed' });
  });

  it('can be done without, for a reason of whoever holds the case, and be sent all the same', async () => {
    const spoken = await register();
    const reason = 'Läraren är sjukskriven.';
    const waive = async (by: string) =>
      waiveWrittenReport(deps, await system.as(by), spoken.id, { reason });
    expect(await refusal(waive('socialsekreterare2.degerfors'))).toMatchObject({ status: 403 });
    await waive(officer);
    expect(await records.dutyOf(spoken.id, 'sendWrittenReport')).toMatchObject({
      state: 'lapsed',
      reason: 'waived',
      next_rung_at: null,
    });
    expect(await refusal(waive(officer))).toMatchObject({ status: 409, code: 'not-owed' });
    expect(await confirm(spoken.id)).toHaveProperty('id');
  });

  it('is asked of nobody else: there is nothing to do without', async () => {
    for (const id of [(await register(anonymousAt(night))).id, (await life.until('open')).id]) {
      const attempt = waiveWrittenReport(deps, await system.as('ifochef.degerfors'), id, {
        reason: 'Behövs inte.',
      });
      expect(await refusal(attempt)).toMatchObject({ status: 409, code: 'not-owed' });
    }
  });
});

describe('reading it', () => {
  it('is the officer’s, as soon as a report, at any hour when it does not say that nothing is acute', async () => {
    const { acute } = sampleReport();
    for (const [danger, due] of [
      ['no', '2026-11-16T10:00:00.000Z'],
      ['yes', '2026-11-16T09:15:00.000Z'],
    ] as const) {
      const spoken = await register();
      await confirm(spoken.id, { acute: { ...acute, danger } });
      const duty = await records.dutyOf(spoken.id, 'readSupplement');
      expect(duty).toMatchObject({ side: 'receiver', owner_role: 'officer' });
      expect(duty.due_at.toISOString()).toBe(due);
    }
  });

  it('needs no opening of its own, since the case is open', async () => {
    const spoken = await register();
    const { id } = await confirm(spoken.id);
    const { content } = await viewContent(deps, await system.as(officer), id);
    expect(content).toEqual(sampleReport());
    const [listed] = await viewFacts(deps, await system.as(officer), spoken.id, [
      'reportConfirmed',
    ]);
    expect(listed).toMatchObject({ about: id, personId: await records.personId(caller) });
  });

  it('makes it part of the spoken one, and shows its sender that a person has opened it', async () => {
    const spoken = await register();
    const { id } = await confirm(spoken.id);
    expect(await viewReport(deps, await system.as(caller), id)).toMatchObject({
      status: 'received',
    });
    await read(spoken.id, false);
    expect(await records.report(id)).toMatchObject({
      status: 'concluded',
      concluded_as: 'confirming',
      owner_person_id: null,
    });
    expect(await viewReport(deps, await system.as(caller), id)).toMatchObject({
      status: 'opened',
      openedByPersonAt: monday,
      concludedAs: null,
    });
    expect(await newOnes(spoken.id)).toEqual([]);
    const again = life
      .as(officer)
      .readSupplement({ reportId: spoken.id, supplementId: await toRead(spoken.id) });
    expect(await refusal(again)).toMatchObject({ status: 409, code: 'already-read' });
  });

  it('turns a new worry into a report of its own, from when the written one came, hidden from its sender', async () => {
    const spoken = await register();
    system.clock.set('2026-11-16T09:30:00.000Z');
    const { id } = await confirm(spoken.id);
    system.clock.set('2026-11-16T09:55:00.000Z');
    await read(spoken.id, true);
    const [news] = await newOnes(spoken.id);
    expect(news?.received_at.toISOString()).toBe('2026-11-16T09:30:00.000Z');
    expect(news?.channel).toBe('supplement');
    const due = (await records.duties(news?.id ?? '')).map((d) => [d.kind, d.due_at.toISOString()]);
    expect(Object.fromEntries(due)).toEqual({
      assessProtection: '2026-11-16T23:00:00.000Z',
      decideOnInvestigation: '2026-11-30T23:00:00.000Z',
    });
    const sender = await system.as(caller);
    expect(await refusal(viewReport(deps, sender, news?.id ?? ''))).toEqual(hidden);
    const { content } = await viewContent(deps, await system.as(officer), news?.id ?? '');
    expect(content).toEqual({ ...sampleReport(), feedback: { wanted: false } });
    expect((await viewLinks(deps, sender, id)).map(({ kind }) => kind)).toEqual(['confirms']);
  });

  it('opens the acute situation that only the written one tells of, of which the school is not told yet', async () => {
    const spoken = await register();
    const { acute } = sampleReport();
    await confirm(spoken.id, { acute: { ...acute, danger: 'yes' } });
    await read(spoken.id, true);
    const [news] = await newOnes(spoken.id);
    const view = await viewReport(deps, await system.as(officer), news?.id ?? '');
    expect(view.acuteSituationId).not.toBeNull();
    const [situation] = await select<{ because: string }>(
      system.raw,
      'select because from acute_situation where id = ?',
      [view.acuteSituationId],
    );
    expect(situation).toEqual({ because: 'openedByOfficer' });
  });
});

describe('what is done with the case is done with the spoken report', () => {
  it('and refused with the written one, which names it', async () => {
    const spoken = await register();
    const { id } = await confirm(spoken.id);
    const leader = life.as('ifochef.degerfors');
    const attempts = [
      () => leader.open(id),
      () => leader.openSituation(id),
      () => life.as(caller).supplement(id),
      () => life.as(caller).requestFeedback(id),
    ];
    for (const attempt of attempts) {
      expect(await refusal(attempt())).toMatchObject({
        status: 409,
        code: 'confirms-another',
        details: { confirms: spoken.id },
      });
    }
    await life.as('rektor.degerfors').sign(id);
  });
});

describe('receipt and feedback', () => {
  it('are those of the spoken report: its receipt is the caller’s once she has confirmed', async () => {
    const spoken = await register();
    const { letters } = await ladders.advance(spoken.id, monday);
    expect(letters.map(({ step }) => step)).toEqual(['report-as-sent', 'receipt']);
    const order = { streamId: spoken.id, kind: 'receipt', step: 'receipt', about: null } as const;
    await keepLetter(system.workerDeps, order, { bytes: Buffer.from('%PDF'), at: monday });
    const receipt = async () => viewLetter(deps, await system.as(caller), spoken.id, 'receipt');
    expect(await refusal(receipt())).toEqual(hidden);
    await confirm(spoken.id);
    expect((await receipt()).bytes.toString()).toBe('%PDF');
    const hers = life.as(officer);
    await hers.assess(spoken.id);
    await life.as('ifochef.degerfors').decide(spoken.id);
    expect(await records.openKinds(spoken.id)).toContain('giveFeedback');
  });
});

it('whenever a call is confirmed, no due date of the case changes (property)', async () => {
  const property = fc.asyncProperty(
    fc.integer({ min: 0, max: 40_000 }),
    fc.integer({ min: 0, max: 20_000 }),
    fc.constantFrom('yes', 'no', 'unknown', 'notAnswered' as const),
    fc.constantFrom('yes', 'no' as const),
    async (ago, later, spokenDanger, writtenDanger) => {
      system.clock.set(monday);
      const { acute } = sampleReport();
      const spoken = await register(
        callAt(addMinutes(monday, -ago), {
          told: told({ acute: { ...acute, danger: spokenDanger } }),
        }),
      );
      const before = await clocks(spoken.id);
      system.clock.set(addMinutes(monday, later));
      await confirm(spoken.id, { acute: { ...acute, danger: writtenDanger } });
      expect(await clocks(spoken.id)).toEqual(before);
      await read(spoken.id, true);
      expect(await clocks(spoken.id)).toEqual(before);
    },
  );
  await fc.assert(property, { numRuns: 15 });
});
