import { beforeEach, describe, expect, it } from 'vitest';
import { correctRecord } from '../../../services/corrections/correct-record.ts';
import { carryForwardings } from '../../../services/intake/carry-forwardings.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { listReports } from '../../../services/reports/queue.ts';
import { advance } from '../../../services/waking/advance.ts';
import { reconcileDay } from '../../../services/waking/reconciliation.ts';
import { atvidaberg, carryAll, reportThere } from '../../helpers/forwarding.ts';
import { viewFacts } from '../../helpers/first-page.ts';
import { castOf } from '../../helpers/living.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { select } from '../../helpers/sql.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { dutiesOf, noticesOf } from '../../helpers/stream-rows.ts';

const teacher = 'larare.degerfors';
const hereChief = 'ifochef.degerfors';
const thereChief = 'ifochef.atvidaberg';
const afternoon = '2026-11-17T14:30:00.000Z';

const { system, life, records } = await stage();
const there = life.playedBy(castOf('atvidaberg'));
beforeEach(() => system.clock.set(monday));

/** Assessed here on a Monday, forwarded on Tuesday at 15:30 local time. */
const forwarded = async (words: object = {}): Promise<string> => {
  const { id } = await life.saying({ send: words }).until('assess');
  system.clock.set(afternoon);
  await life.findWhereabouts(id, atvidaberg);
  await life.forward(id);
  return id;
};

/** And made there by the worker, a little later. @returns the ids of both */
const arrived = async (words: object = {}): Promise<readonly [string, string]> => {
  const id = await forwarded(words);
  system.clock.advance({ minutes: 20 });
  await carryAll(system);
  return [id, await reportThere(system, id)];
};

const stateOf = async (reportId: string, kind: string) =>
  (await dutiesOf(system, reportId))
    .filter((duty) => duty.kind === kind)
    .map(({ state, reason }) => [state, reason]);

describe('a report forwarded to a municipality that takes its reports here', () => {
  it('arrives there as a report of its own from the instant of the forwarding, with its own clocks', async () => {
    const [, id] = await arrived();
    expect(await records.report(id)).toMatchObject({
      status: 'received',
      channel: 'forwarded',
      received_at: new Date(afternoon),
      author_person_id: null,
    });
    expect(await records.openKinds(id)).toEqual([
      'assessProtection',
      'decideOnInvestigation',
      'openReport',
    ]);
    // After 15:00 local time, until the end of the next day; and day 14 from its own arrival.
    expect(await records.dutyOf(id, 'assessProtection')).toMatchObject({
      due_at: new Date('2026-11-18T23:00:00.000Z'),
    });
    expect(await records.dutyOf(id, 'decideOnInvestigation')).toMatchObject({
      due_at: new Date('2026-12-01T23:00:00.000Z'),
    });
  });

  it('is the same, byte for byte, sealed with keys of its own; the hash is the proof', async () => {
    const [here, id] = await arrived();
    await there.open(id);
    const read = async (login: string, reportId: string) =>
      viewContent(system.deps, await system.as(login), reportId);
    const [was, is] = [await read(hereChief, here), await read(thereChief, id)];
    expect(is.content).toEqual(was.content);
    expect(is.contentHash).toBe(was.contentHash);
    const keys = await select<{ wrapped: Buffer }>(
      system.raw,
      'select wrapped from data_key where stream_id in (?, ?)',
      [here, id],
    );
    expect(new Set(keys.map(({ wrapped }) => wrapped.toString('hex'))).size).toBe(keys.length);
    const facts = await viewFacts(system.deps, await system.as(thereChief), id, [
      'forwardingReceived',
    ]);
    expect(facts).toMatchObject([
      {
        outcome: 'livesElsewhere',
        record: {
          municipality: { code: '1862', name: 'Degerfors' },
          reference: was.reference,
          receivedAt: monday,
          message: 'Pojken sover hos sin mormor Gunvor till fredag.',
        },
      },
    ]);
    expect(await select(system.raw, 'select * from report_link where to_id = ?', [here])).toEqual([
      { from_id: id, to_id: here, kind: 'forwardedFrom', side: 'receiver' },
    ]);
  });

  it('is made once, however many workers carry it', async () => {
    const id = await forwarded();
    const rounds = [1, 2, 3].map(() => carryForwardings(system.workerDeps, system.clock.now()));
    // The database would refuse the second as well, which is not to be leaned on.
    expect((await Promise.all(rounds)).map(({ failed }) => failed)).toEqual([0, 0, 0]);
    await carryAll(system);
    const born = await select(system.raw, 'select from report_link where to_id = ?', [id]);
    expect(born).toHaveLength(1);
  });

  it('that cannot be made is left for later and keeps no other waiting', async () => {
    const lost = await forwarded();
    await system.raw('report_content').where({ report_id: lost }).delete();
    const other = await forwarded();
    // As many as are read at once fail, and the others are reached all the same.
    const round = await carryForwardings(system.workerDeps, system.clock.now(), 1);
    expect(round).toMatchObject({ failed: 1, error: expect.any(Error) });
    expect(await reportThere(system, other)).not.toBe('none');
    expect(await reportThere(system, lost)).toBe('none');
    await system.raw('forwarding').where({ from_id: lost }).update({ waiting: false });
  });

  it('counts as sent by the authority that forwarded it, and as received', async () => {
    await arrived();
    const day = '2026-11-17';
    const started = { hasStarted: async () => true };
    const counts = await reconcileDay(system.workerDeps, started, {
      day,
      now: system.clock.now(),
    });
    const { directory } = system.deps;
    const counted = counts.map((row) => ({
      from: directory.organisation(row.senderOrganisationId).kind,
      to: directory.municipality(row.municipalityId).name,
      differs: row.differs,
    }));
    expect(counted.filter(({ from }) => from === 'socialServices')).toEqual([
      { from: 'socialServices', to: 'Åtvidaberg', differs: false },
    ]);
    expect(counted.filter(({ to }) => to === 'Åtvidaberg')).toHaveLength(1);
  });
});

describe('whoever hands over keeps it until the other has taken it (routine §3.4)', () => {
  it('so all stays owed here while nobody there has opened it', async () => {
    const [here] = await arrived();
    expect(await records.report(here)).toMatchObject({ status: 'assessed' });
    expect(await records.openKinds(here)).toEqual(
      expect.arrayContaining(['decideOnInvestigation', 'forwardReport', 'holdJointMeeting']),
    );
  });

  it('and ends as forwarded when a person there opens it', async () => {
    const [here, id] = await arrived({
      coSigning: { exclude: ['rektor', 'skolskoterska', 'kurator'] },
    });
    await there.open(id);
    await carryAll(system);
    expect(await records.report(here)).toMatchObject({
      status: 'concluded',
      concluded_as: 'forwarded',
    });
    expect(await stateOf(here, 'forwardReport')).toEqual([['done', null]]);
    expect(await stateOf(here, 'decideOnInvestigation')).toEqual([['lapsed', 'forwarded']]);
    const answers = await viewFacts(system.deps, await system.as(hereChief), here, [
      'forwardingAnswered',
    ]);
    expect(answers).toMatchObject([
      { personId: null, record: { answer: 'taken', how: 'opened', by: 'Åtvidaberg' } },
    ]);
    await advance(system.workerDeps, 'report', here, system.clock.now());
    expect(await records.report(here)).toMatchObject({ status: 'closed' });
  });

  it('and its workflow is woken by what the worker brought', async () => {
    const [here, id] = await arrived();
    await advance(system.workerDeps, 'report', here, system.clock.now());
    await system.raw.raw('update stream set relayed_seq = last_fact_seq');
    await there.open(id);
    await carryAll(system);
    const [row] = await select<{ owed: boolean }>(
      system.raw,
      'select last_fact_seq > relayed_seq as owed from stream where id = ?',
      [here],
    );
    expect(row).toEqual({ owed: true });
  });

  it('which nobody here corrects, since it is nobody’s record', async () => {
    const [here, id] = await arrived();
    await there.open(id);
    await carryAll(system);
    const call = await system.as(hereChief);
    const [answer] = await viewFacts(system.deps, call, here, ['forwardingAnswered']);
    const attempt = correctRecord(system.deps, await system.as(hereChief), here, {
      kind: 'forwardingAnswered',
      corrects: answer?.id ?? 'none',
      reason: 'Fel.',
      record: { answer: 'refused', on: '2026-11-17', by: 'ingen', how: 'phone' },
    });
    expect(await refusal(attempt)).toMatchObject({ code: 'opened-there' });
  });

  it('and there it can be found to belong to a third, to which it goes on', async () => {
    const [, id] = await arrived();
    await there.open(id);
    await there.assess(id);
    const kinda = { code: '0513', name: 'Kinda' };
    await there.findWhereabouts(id, { ...atvidaberg, municipality: kinda });
    await there.forward(id);
    await carryAll(system);
    const third = await reportThere(system, id);
    await life.as('ifochef.kinda').open(third);
    await carryAll(system);
    expect(await records.report(id)).toMatchObject({ concluded_as: 'forwarded' });
  });
});

describe('the two municipalities', () => {
  it('see nothing of each other’s report, from either side', async () => {
    const [here, id] = await arrived();
    await there.open(id);
    await carryAll(system);
    const look = async (login: string, reportId: string) =>
      refusal(viewReport(system.deps, await system.as(login), reportId));
    for (const role of ['ifochef', 'socialsekreterare1', 'socialchef', 'granskare']) {
      expect(await look(`${role}.atvidaberg`, here)).toEqual(hidden);
      expect(await look(`${role}.degerfors`, id)).toEqual(hidden);
    }
    const linked = async (login: string, reportId: string) =>
      (await viewReport(system.deps, await system.as(login), reportId)).links;
    expect(await linked(hereChief, here)).toEqual([]);
    expect(await linked(thereChief, id)).toEqual([]);
  });

  it('are reminded of their own duties alone', async () => {
    const [here, id] = await arrived();
    await there.open(id);
    system.clock.set('2026-12-04T09:00:00.000Z');
    for (const reportId of [here, id]) {
      await advance(system.workerDeps, 'report', reportId, system.clock.now());
    }
    const towns = async (reportId: string) =>
      new Set((await noticesOf(system, reportId)).map((line) => line.split(' ')[0]?.split('.')[1]));
    expect(await towns(id)).toEqual(new Set(['atvidaberg']));
    expect(await towns(here)).toEqual(new Set(['degerfors']));
  });

  it('each find the child among their own reports', async () => {
    const [, id] = await arrived();
    const rows = await select<{ report_id: string }>(
      system.raw,
      `select distinct report_id from child_index c join municipality m on m.id = c.municipality_id
       where m.code = '0561' and report_id = ?`,
      [id],
    );
    expect(rows).toHaveLength(1);
  });
});

describe('the reporter', () => {
  it('lists one report and sees that a person opened it, and nothing more', async () => {
    const { id: quiet } = await life.until('assess');
    const [here, id] = await arrived();
    await there.open(id);
    await carryAll(system);
    const call = await system.as(teacher);
    const { items } = await listReports(system.deps, call, { limit: 50, offset: 0 });
    expect(items.map((one) => one.id)).not.toContain(id);
    expect(await refusal(viewReport(system.deps, call, id))).toEqual(hidden);
    const seen = await viewReport(system.deps, call, here);
    const alike = await viewReport(system.deps, call, quiet);
    const { id: _, reference: _r, contentHash: _h, duties: _d, ...rest } = seen;
    expect(alike).toMatchObject({ ...rest, receivedAt: alike.receivedAt });
    expect(seen).toMatchObject({ status: 'opened', concludedAs: null, municipality: 'Degerfors' });
  });

  it('adds to the report there with what she adds here, also before it has arrived', async () => {
    const id = await forwarded();
    await life.supplement(id, { text: 'I dag kom hon inte.' });
    await carryAll(system);
    const other = await reportThere(system, id);
    await there.open(other);
    await life.supplement(id, { text: 'I morgon ska hon till läkare.' });
    await carryAll(system);
    const facts = await viewFacts(system.deps, await system.as(thereChief), other, [
      'supplementAdded',
    ]);
    expect(facts.map(({ record }) => record)).toMatchObject([
      { text: 'I dag kom hon inte.' },
      { text: 'I morgon ska hon till läkare.' },
    ]);
    expect(await stateOf(other, 'readSupplement')).toEqual([
      ['open', null],
      ['open', null],
    ]);
  });

  const decided = async (answer: 'giveFeedback' | 'withholdFeedback'): Promise<string> => {
    const [here, id] = await arrived();
    await there.do(id, 'open', 'assess', 'decide', answer);
    await carryAll(system);
    return here;
  };
  const answersTo = async (login: string, id: string) =>
    viewFacts(system.deps, await system.as(login), id, ['feedbackRecorded']);

  it('is answered from there, where she can read it: on the report that she sent', async () => {
    const here = await decided('giveFeedback');
    expect(await answersTo(teacher, here)).toMatchObject([
      { outcome: 'opened', personId: null, record: null },
    ]);
  });

  it('but never why she is not answered', async () => {
    const here = await decided('withholdFeedback');
    expect(await answersTo(teacher, here)).toEqual([]);
    expect(await answersTo(hereChief, here)).toEqual([]);
  });

  it('who asks later is owed the answer by the municipality that decided', async () => {
    const [here, id] = await arrived({ feedback: { wanted: false } });
    await there.do(id, 'open', 'assess', 'decide');
    await carryAll(system);
    expect(await stateOf(id, 'giveFeedback')).toEqual([]);
    await life.requestFeedback(here);
    await carryAll(system);
    expect(await stateOf(id, 'giveFeedback')).toEqual([['open', null]]);
    expect(await stateOf(here, 'giveFeedback')).toEqual([]);
  });
});
