import { beforeEach, describe, expect, it } from 'vitest';
import { viewContent } from '../../../services/reports/content-views.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { listReports } from '../../../services/reports/queue.ts';
import { viewFacts } from '../../helpers/first-page.ts';
import { carryAll, karlskoga, reportThere } from '../../helpers/forwarding.ts';
import { deeds } from '../../helpers/life.ts';
import type { DeedName } from '../../helpers/living.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { monday, stage } from '../../helpers/stage.ts';

const author = 'larare.degerfors';
const officer = 'socialsekreterare1.degerfors';
const leader = 'ifochef.degerfors';
const wednesday = '2026-11-18T09:00:00.000Z';
const identifiers = { number: null, birthDate: '2013-05-04', name: 'Robin Påhittad', whyNot: null };
const { child, reason } = deeds.moveReport.words({ now: monday, officer });

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const owedIn = async (reportId: string, state: string) =>
  (await records.duties(reportId))
    .filter((duty) => duty.state === state && duty.side === 'receiver')
    .map(({ kind }) => kind)
    .toSorted();

/** A case that the officer holds, moved two days after its arrival. */
const moved = async (...deedsBefore: readonly DeedName[]) => {
  const from = await life.until('assign', ...deedsBefore);
  system.clock.set(wednesday);
  await life.moveReport(from);
  const to = await reportThere(system, from.id);
  return { from: from.id, to };
};

describe('a report on the wrong child becomes a new one (36 § FL)', () => {
  it('about the right child, in the words of the reporter', async () => {
    const { from, to } = await moved();
    const call = await system.as(leader);
    const was = await viewContent(system.deps, call, from);
    const is = await viewContent(system.deps, call, to);
    expect(is.content).toEqual({ ...(was.content as object), child });
    const [origin] = await viewFacts(system.deps, call, to, ['reportBroughtIn']);
    expect(origin).toMatchObject({ about: from, record: { reason } });
  });

  it('with its arrival and its clocks, held by whoever held the case', async () => {
    const { from, to } = await moved();
    const { received_at: at, owner_person_id: holder, ...report } = await records.report(to);
    expect([at, report.status]).toEqual([new Date(monday), 'opened']);
    expect(holder).toBe(await records.personId(officer));
    expect(await owedIn(to, 'open')).toEqual(['assessProtection', 'decideOnInvestigation']);
    for (const kind of ['assessProtection', 'decideOnInvestigation']) {
      const [old, now] = [await records.dutyOf(from, kind), await records.dutyOf(to, kind)];
      expect([now.due_at, now.anchor_at, now.assignee_id]).toEqual([
        old.due_at,
        old.anchor_at,
        holder,
      ]);
    }
  });

  it('and the old one concludes as moved, with nothing left to do for its receiver', async () => {
    const { from } = await moved('assess', 'supplement');
    expect(await records.report(from)).toMatchObject({ concluded_as: 'moved' });
    expect(await owedIn(from, 'open')).toEqual([]);
    const call = await system.as(leader);
    const refusedNow = [
      life.as(leader).changeDecision(from),
      life.moveReport(from),
      life.as(leader).assess(from),
    ].map((one) => refusal(one));
    expect((await Promise.all(refusedNow)).map(({ code }) => code)).toEqual([
      'nothing-decided',
      'already-moved',
      'wrong-state',
    ]);
    const [taken] = await viewFacts(system.deps, call, from, ['reportMoved']);
    expect(taken).toMatchObject({ about: null, record: null });
  });

  it('also when it was decided already: the new one is decided on its own', async () => {
    const { from, to } = await moved('decide');
    expect(await records.report(from)).toMatchObject({ concluded_as: 'moved' });
    await life.do(to, 'assess');
    await life.decide(to, { identifiers });
    expect(await records.report(to)).toMatchObject({ concluded_as: 'open' });
  });

  it('and the wrong child is not known by it any longer', async () => {
    const wrong = {
      ...sampleReport().child,
      identity: { kind: 'personnummer', value: '20150218-2395' },
    } as const;
    const saying = life.saying({ send: { child: wrong } });
    const { id } = await saying.until('open');
    await life.moveReport(id);
    const { id: next } = await saying.until('register');
    const [registered] = await viewFacts(system.deps, await system.as(leader), next, [
      'caseRegistered',
    ]);
    expect(JSON.stringify(registered)).not.toContain(id);
  });

  it('in the acute situation that the old one was reported in', async () => {
    const acute = { ...sampleReport().acute, danger: 'yes' } as const;
    const { id } = await life.saying({ send: { acute } }).until('open');
    await life.moveReport(id);
    const to = await reportThere(system, id);
    const call = await system.as(leader);
    const situations = [id, to].map((one) => viewReport(system.deps, call, one));
    const [old, now] = (await Promise.all(situations)).map((view) => view.acuteSituationId);
    expect(now).toBe(old);
    expect(now).not.toBeNull();
  });
});

describe('the reporter of a report that was moved', () => {
  it('sees of it what she saw', async () => {
    const { id } = await life.until('open');
    const seen = async () => {
      const call = await system.as(author);
      const { items, total } = await listReports(system.deps, call, { limit: 50, offset: 0 });
      return {
        total,
        listed: items.find((one) => one.id === id),
        view: await viewReport(system.deps, call, id),
      };
    };
    const before = await seen();
    await life.moveReport(id);
    await carryAll(system);
    expect(await seen()).toEqual(before);
    const to = await reportThere(system, id);
    expect(await refusal(viewReport(system.deps, await system.as(author), to))).toEqual(hidden);
  });

  it('is read and answered where it goes on, and reads the answer where she wrote', async () => {
    const { from, to } = await moved('supplement');
    await life.supplement(from, { text: 'Han heter Robin.', events: [] });
    await carryAll(system);
    expect(await owedIn(from, 'open')).toEqual([]);
    const supplements = await viewFacts(system.deps, await system.as(officer), to, [
      'supplementAdded',
    ]);
    expect(supplements).toHaveLength(2);
    expect((await owedIn(to, 'open')).filter((kind) => kind === 'readSupplement')).toHaveLength(2);
    await life.do(to, 'assess');
    await life.decide(to, { identifiers });
    await life.giveFeedback(to);
    await carryAll(system);
    const [answer] = await viewFacts(system.deps, await system.as(author), from, [
      'feedbackRecorded',
    ]);
    expect(answer).toMatchObject({ outcome: 'opened' });
  });
});

describe('a report is not moved', () => {
  it('by an officer, nor before somebody has opened it', async () => {
    const { id } = await life.until('open');
    expect(await refusal(life.as(officer).moveReport(id))).toMatchObject({
      status: 403,
      details: { rule: 'report.move' },
    });
    const { id: unopened } = await life.send();
    expect(await refusal(life.moveReport(unopened))).toMatchObject({ code: 'wrong-state' });
  });

  it('while it is on its way to another municipality, which has it as it was', async () => {
    const { id } = await life.saying({ findWhereabouts: karlskoga }).until('forward');
    expect(await refusal(life.moveReport(id))).toMatchObject({ code: 'already-forwarded' });
  });
});
