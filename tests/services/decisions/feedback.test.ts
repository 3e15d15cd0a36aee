import { beforeEach, describe, expect, it } from 'vitest';
import { viewContent } from '../../../services/reports/content-views.ts';
import { viewHistory } from '../../../services/trail/history.ts';
import { toldIn } from '../../helpers/whole-history.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { refusal } from '../../helpers/refusals.ts';
import { noSignatures } from '../../helpers/ladders.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { advance } from '../../../services/waking/advance.ts';
import { closeReport } from '../../../services/waking/first-views.ts';
import { viewFacts } from '../../helpers/first-page.ts';

const leader = 'ifochef.degerfors';
const author = 'larare.degerfors';

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const notWanted = { ...noSignatures, feedback: { wanted: false } };
const wanted = life.saying({ send: noSignatures });
const unwanted = life.saying({ send: notWanted });

const due = async (id: string): Promise<string> =>
  (await records.dutyOf(id, 'giveFeedback')).due_at.toISOString();
const received = async (id: string) =>
  viewFacts(system.deps, await system.as(author), id, ['feedbackRecorded']);
/** Decided, told and answered, with nothing left to do: closed. */
const closed = async (): Promise<string> => {
  const { id } = await unwanted.until('waive', 'decide', 'inform');
  expect(await closeReport(system.workerDeps, id, system.clock.now())).toBe(true);
  expect((await records.report(id)).status).toBe('closed');
  return id;
};

describe('feedback to the reporter (19 kap. 6 § SoL)', () => {
  it.each([
    ['open', 'opened'],
    ['doNotOpen', 'notOpened'],
  ] as const)(
    'after the decision %s says %s, and the author reads just that',
    async (outcome, answer) => {
      const { id } = await wanted.saying({ decide: { outcome } }).until('waive', 'decide');
      await life.giveFeedback(id, { answer });
      const [fact, ...others] = await received(id);
      expect(others).toEqual([]);
      expect(fact).toMatchObject({ outcome: answer, record: null, personId: null });
    },
  );

  it.each([
    ['open', 'notOpened', 'opened'],
    ['open', 'alreadyOngoing', 'opened'],
    ['doNotOpen', 'opened', 'notOpened'],
    ['doNotOpen', 'alreadyOngoing', 'notOpened'],
  ] as const)('is truthful: after %s never %s (409)', async (outcome, answer, truth) => {
    const { id } = await wanted.saying({ decide: { outcome } }).until('waive', 'decide');
    expect(await refusal(life.giveFeedback(id, { answer }))).toEqual({
      status: 409,
      code: 'not-what-was-decided',
      details: { current: truth },
    });
    expect(await received(id)).toEqual([]);
  });

  it('is given once, when owed, after the decision', async () => {
    const { id } = await wanted.until('assess');
    expect(await refusal(life.giveFeedback(id))).toMatchObject({ code: 'wrong-state' });
    await life.decide(id);
    await life.giveFeedback(id);
    expect(await refusal(life.giveFeedback(id))).toMatchObject({
      status: 409,
      code: 'not-owed',
    });
    const other = await unwanted.until('waive', 'decide');
    expect(await refusal(life.giveFeedback(other.id))).toMatchObject({
      code: 'not-owed',
    });
  });

  it('is due one week after the decision, at the end of the same day of the week', async () => {
    const { id } = await wanted.until('waive', 'decide');
    expect(await due(id)).toBe('2026-11-23T23:00:00.000Z');
  });

  it('is the case officer’s or the leaders’ to give', async () => {
    const { id } = await wanted.until('waive', 'decide');
    for (const login of ['socialsekreterare1.degerfors', 'socialchef.degerfors', author]) {
      expect([login, (await refusal(life.as(login).giveFeedback(id))).status]).toEqual([
        login,
        403,
      ]);
    }
  });

  it('reaches no co-signer by role', async () => {
    const { id } = await life.until('waive', 'decide');
    await life.giveFeedback(id);
    for (const login of ['rektor.degerfors', 'kurator.degerfors']) {
      const read = viewFacts(system.deps, await system.as(login), id, ['feedbackRecorded']);
      expect((await refusal(read)).status).toBe(403);
      expect((await viewContent(system.deps, await system.as(login), id)).content).toBeDefined();
    }
  });
});

describe('feedback that would be inappropriate (olämpligt)', () => {
  it('keeps its reason with the receiver; the sender is shown nothing of it', async () => {
    const { id } = await wanted.until('waive', 'decide');
    const reason = 'Anmälaren är barnets farbror.';
    const answer = await life.withholdFeedback(id, { reason });
    expect(answer.duties.map(({ kind }) => kind)).toEqual(['informConcerned']);
    const call = await system.as(leader);
    const [fact] = await viewFacts(system.deps, call, id, ['feedbackRecorded']);
    expect(fact).toMatchObject({
      outcome: 'inappropriate',
      record: { reason },
    });
    expect(await received(id)).toEqual([]);
    const told = await toldIn(viewHistory(system.deps, await system.as(author), id));
    expect(told.filter(({ kind }) => kind === 'feedbackRecorded')).toEqual([]);
    const { duties } = await viewReport(system.deps, await system.as(author), id);
    expect(duties).toEqual([]);
  });
});

describe('feedback asked for later', () => {
  it.each([
    ['the same day', '2026-11-16T15:00:00.000Z'],
    ['in the week’s last hour', '2026-11-23T22:59:59.999Z'],
  ])('than the decision but %s shares the end of its week', async (_, at) => {
    const { id } = await unwanted.until('waive', 'decide');
    system.clock.set(at);
    await life.requestFeedback(id);
    expect(await due(id)).toBe('2026-11-23T23:00:00.000Z');
  });

  it.each(['2026-11-23T23:00:00.000Z', '2026-11-24T10:00:00.000Z'])(
    'than that week is owed at once: asked %s, the same day',
    async (at) => {
      const { id } = await unwanted.until('waive', 'decide');
      system.clock.set(at);
      await life.requestFeedback(id);
      expect(await due(id)).toBe('2026-11-24T23:00:00.000Z');
    },
  );

  it('though it was wanted from the start, moves no end date', async () => {
    const { id } = await wanted.until('waive', 'decide');
    system.clock.set('2026-11-18T10:00:00.000Z');
    await life.requestFeedback(id);
    const owed = (await records.duties(id)).filter(({ kind }) => kind === 'giveFeedback');
    expect(new Set(owed.map(({ due_at }) => due_at.toISOString()))).toEqual(
      new Set(['2026-11-23T23:00:00.000Z']),
    );
    await life.giveFeedback(id);
    expect(await records.openKinds(id)).not.toContain('giveFeedback');
  });

  it('is none of a private person’s (19 kap. 4 § SoL)', async () => {
    const { id } = await life
      .saying({ send: { ...notWanted, agencyKind: 'privatePerson' } })
      .until('waive', 'decide');
    expect(await refusal(life.requestFeedback(id))).toMatchObject({
      status: 403,
      code: 'forbidden',
    });
  });

  it('wakes the workflow, and is given like any other', async () => {
    const { id } = await unwanted.until('waive', 'decide');
    system.clock.set('2026-11-26T10:00:00.000Z');
    const wakes = system.wakes();
    await life.requestFeedback(id);
    expect(system.wakes()).toBe(wakes + 1);
    expect(await due(id)).toBe('2026-11-26T23:00:00.000Z');
    await life.giveFeedback(id);
    expect(await received(id)).toMatchObject([{ outcome: 'opened' }]);
  });

  it('reopens a closed report with an event, and lets it close again', async () => {
    const id = await closed();
    const before = (await records.kinds(id)).length;
    await life.requestFeedback(id);
    // Whether it was closed is not the sender's to know, so the workflow reopens it.
    await advance(system.workerDeps, 'report', id, system.clock.now());
    expect((await records.kinds(id)).slice(before)).toEqual([
      'feedbackRequested',
      'reportReopened',
    ]);
    expect(await records.report(id)).toMatchObject({
      status: 'concluded',
      concluded_as: 'open',
      closed_at: null,
    });
    expect(await closeReport(system.workerDeps, id, system.clock.now())).toBe(false);
    await life.giveFeedback(id);
    expect(await closeReport(system.workerDeps, id, system.clock.now())).toBe(true);
  });

  it('tells the asker no more of the report than before', async () => {
    const id = await closed();
    const answer = await life.requestFeedback(id);
    expect(answer.report).toEqual({ id, status: 'opened', concludedAs: null });
    expect(answer.duties).toEqual([]);
    const told = await toldIn(viewHistory(system.deps, await system.as(author), id));
    const kinds = told.map(({ kind }) => kind);
    expect(kinds).toContain('feedbackRequested');
    // That it was closed says that it was decided, which is the feedback's to tell.
    expect(kinds).not.toContain('reportClosed');
    expect(kinds).not.toContain('reportReopened');
  });

  it('but before the decision is owed by the decision, though it was not wanted at first', async () => {
    const { id } = await unwanted.until('assess');
    await life.requestFeedback(id);
    expect(await records.openKinds(id)).not.toContain('giveFeedback');
    await life.decide(id);
    expect(await due(id)).toBe('2026-11-23T23:00:00.000Z');
    await life.giveFeedback(id);
  });

  it('is asked for once, by the author', async () => {
    const { id } = await unwanted.until('waive', 'decide');
    expect((await refusal(life.as(leader).requestFeedback(id))).status).toBe(403);
    expect((await refusal(life.as('larare2.degerfors').requestFeedback(id))).status).toBe(404);
    await life.requestFeedback(id);
    expect(await refusal(life.requestFeedback(id))).toMatchObject({
      status: 409,
      code: 'already-asked',
    });
    await life.giveFeedback(id);
    expect(await refusal(life.requestFeedback(id))).toMatchObject({
      status: 409,
      code: 'already-asked',
    });
  });

  it('is none but the one that was given already', async () => {
    const { id } = await wanted.until('waive', 'decide');
    await life.giveFeedback(id);
    expect(await refusal(life.requestFeedback(id))).toMatchObject({
      status: 409,
      code: 'already-asked',
    });
  });
});

describe('a late supplement', () => {
  it('reopens a closed report too, with a duty to read it, and tells the sender nothing', async () => {
    const id = await closed();
    const body = await life.supplement(id);
    expect(body.report).toEqual({ id, status: 'opened', concludedAs: null });
    await advance(system.workerDeps, 'report', id, system.clock.now());
    expect(await records.openKinds(id)).toEqual(['readSupplement']);
    expect((await records.report(id)).status).toBe('concluded');
  });
});
