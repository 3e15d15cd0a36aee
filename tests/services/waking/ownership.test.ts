import { beforeEach, describe, expect, it } from 'vitest';
import { relayOnce } from '../../../services/waking/relay.ts';
import { listReports } from '../../../services/reports/queue.ts';
import { listDuties } from '../../../services/duties/list-duties.ts';
import { advance as advanceStream } from '../../../services/waking/advance.ts';
import { absent } from '../../helpers/absences.ts';
import { viewFacts } from '../../helpers/first-page.ts';
import { laddersOf, noSignatures } from '../../helpers/ladders.ts';
import { refusal } from '../../helpers/refusals.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { scriptedWorkflows } from '../../helpers/scripted-workflows.ts';
import { monday, stage } from '../../helpers/stage.ts';

const tuesday = '2026-11-17T09:00:00.000Z';
const chief = 'ifochef.degerfors';
const deputy = 'bitrifochef.degerfors';
const officer = 'socialsekreterare1.degerfors';
const second = 'socialsekreterare2.degerfors';
/** Five weekdays after the Monday on which the case was taken. */
const idle = '2026-11-23T23:00:00.000Z';

const { system, life, records } = await stage();
const { advance, told } = laddersOf(system);
beforeEach(async () => {
  system.clock.set(monday);
  await system.raw.raw(`delete from absence_ending; delete from absence`);
  await system.raw.raw(`update assignment set valid_to = null, end_carried = false`);
});

/** A case that the chief has opened and given to the officer. */
const held = async (): Promise<string> => {
  const { id } = await life.send(noSignatures);
  await life.open(id);
  await life.assign(id, { login: officer });
  return id;
};
const isOwed = async (id: string): Promise<boolean> =>
  (await records.openKinds(id)).includes('reassign');
const whys = async (id: string): Promise<readonly unknown[]> => {
  const facts = await viewFacts(system.deps, await system.as(chief), id, ['caseUnattended']);
  return facts.map(({ outcome }) => outcome);
};
const away = (login: string, from = monday, to = '2026-11-30T09:00:00.000Z') =>
  absent(system, login, from, to);
const leaves = async (login: string, at: string): Promise<void> => {
  await system.raw.raw(
    `update assignment set valid_to = ? where person_id = (select id from person where subject = ?)`,
    [at, login],
  );
};
const relayed = async (at: string): Promise<readonly string[]> => {
  const ids: string[] = [];
  const workflows = scriptedWorkflows({ signal: async ({ id }) => void ids.push(id) });
  await relayOnce(system.workerDeps.db, workflows, at);
  return ids;
};

describe('no case is ever without an owner (routine §5.6)', () => {
  it('one whose holder is there stays with her', async () => {
    const id = await held();
    await advance(id, tuesday);
    expect(await isOwed(id)).toBe(false);
  });

  it('one whose holder is away goes to the leader’s queue, once', async () => {
    const id = await held();
    await away(officer);
    await advance(id, tuesday);
    await advance(id, tuesday);
    expect(await whys(id)).toEqual(['holderAbsent']);
    expect(await records.dutyOf(id, 'reassign')).toMatchObject({
      state: 'open',
      owner_role: 'ifoChef',
      assignee_id: null,
      due_at: new Date('2026-11-18T23:00:00.000Z'),
    });
    const queue = await listDuties(system.deps, await system.as(chief), { limit: 50, offset: 0 });
    expect(queue.items.filter(({ streamId }) => streamId === id).map(({ kind }) => kind)).toContain(
      'reassign',
    );
  });

  it('the relay wakes its workflow when the absence begins, and when she has left', async () => {
    const id = await held();
    await relayed(monday);
    await away(officer, tuesday);
    expect(await relayed('2026-11-17T08:59:59.999Z')).toEqual([]);
    expect(await relayed(tuesday)).toContain(id);
    await leaves(officer, '2026-11-18T09:00:00.000Z');
    expect(await relayed('2026-11-18T08:59:59.999Z')).toEqual([]);
    expect(await relayed('2026-11-18T09:00:00.000Z')).toContain(id);
    expect(await relayed('2026-11-18T09:00:00.000Z')).toEqual([]);
  });

  it('one whose holder has left goes there, too', async () => {
    const id = await held();
    await leaves(officer, tuesday);
    await advance(id, tuesday);
    expect(await whys(id)).toEqual(['holderGone']);
  });

  it('one in which nothing was done for five weekdays goes there at that instant', async () => {
    const id = await held();
    await life.as(officer).assess(id);
    let next = (await advance(id, monday)).nextRungAt;
    const looks: (string | null)[] = [];
    while (next !== null && next <= idle) {
      looks.push(next);
      next = (await advance(id, next)).nextRungAt;
    }
    expect(looks).toContain(idle);
    expect(await whys(id)).toEqual(['idle']);
  });

  it('whatever the receiver does begins the five days anew, and nothing that the sender does', async () => {
    const worked = await held();
    const left = await held();
    system.clock.set(tuesday);
    await life.as(officer).note(worked);
    await life.supplement(left);
    for (const id of [worked, left]) await advance(id, idle);
    expect([await isOwed(worked), await isOwed(left)]).toEqual([false, true]);
    await advance(worked, '2026-11-24T23:00:00.000Z');
    expect(await whys(worked)).toEqual(['idle']);
  });

  it.each(['unopened', 'concluded'])('one that is %s does not', async (what) => {
    const { id } =
      what === 'unopened' ? await life.send(noSignatures) : await life.until('waive', 'decide');
    await away(chief);
    await advance(id, '2026-12-01T09:00:00.000Z');
    expect(await isOwed(id)).toBe(false);
  });

  it('the ladder ends at the socialchef when it is due, and the sender is told nothing', async () => {
    const id = await held();
    await away(officer);
    const etag = async () => (await life.as('larare.degerfors').onCall(id)).etag;
    const before = await etag();
    await advance(id, tuesday);
    expect(await told(id, 'reassign')).toEqual([]);
    await advance(id, '2026-11-18T23:00:00.000Z');
    expect(await told(id, 'reassign')).toEqual(['ifochef 1', 'socialchef 1']);
    expect(await etag()).toBe(before + 1);
  });
});

describe('the leader', () => {
  const queued = async (): Promise<string> => {
    const id = await held();
    await away(officer);
    await advance(id, monday);
    return id;
  };

  it('gives the case to somebody, with which it leaves her queue', async () => {
    const id = await queued();
    await life.assign(id, { login: second, reason: 'Johan är sjuk.' });
    expect(await records.dutyOf(id, 'reassign')).toMatchObject({ state: 'done' });
    await advance(id, tuesday);
    expect(await whys(id)).toEqual(['holderAbsent']);
  });

  it('or leaves it with the reason, and it does not come back for the same absence', async () => {
    const id = await queued();
    await life.keep(id);
    expect(await records.dutyOf(id, 'reassign')).toMatchObject({ state: 'done' });
    await advance(id, tuesday);
    expect(await isOwed(id)).toBe(false);
    await advance(id, idle);
    expect(await whys(id)).toEqual(['holderAbsent', 'idle']);
  });

  it.each([officer, second, 'socialchef.degerfors'])(
    'alone may leave it: not %s (403)',
    async (by) => {
      const id = await queued();
      expect(await refusal(life.as(by).keep(id))).toMatchObject({
        status: 403,
        details: { rule: 'case.assign' },
      });
    },
  );

  it('need not do either when the case is concluded meanwhile', async () => {
    const id = await queued();
    await life.as(deputy).do(id, 'assess', 'waive', 'decide');
    expect(await records.dutyOf(id, 'reassign')).toMatchObject({
      state: 'lapsed',
      reason: 'concluded',
    });
  });
});

describe('what is opened and nobody is at work on', () => {
  const page = { limit: 50, offset: 0, unassigned: true };
  const unassigned = async (login: string) =>
    (await listReports(system.deps, await system.as(login), page)).items;

  it('is listed with its clock running: not given to an officer, or to one who is not there', async () => {
    const { id: opened } = await life.until('open');
    const given = await held();
    const absentOnes = await held();
    await life.assign(absentOnes, { login: second });
    const { id: unopened } = await life.send();
    const back = await away(second);
    const lines = await unassigned(chief);
    const ids = lines.map(({ id }) => id);
    expect([opened, given, absentOnes, unopened].map((id) => ids.includes(id))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(lines.find(({ id }) => id === opened)?.due).toEqual([
      { kind: 'assessProtection', dueAt: '2026-11-16T23:00:00.000Z' },
      { kind: 'decideOnInvestigation', dueAt: '2026-11-30T23:00:00.000Z' },
    ]);
    await back();
    expect((await unassigned(chief)).map(({ id }) => id)).not.toContain(absentOnes);
    await leaves(second, monday);
    expect((await unassigned(chief)).map(({ id }) => id)).toContain(absentOnes);
  });

  it('is nothing that a sender may know', async () => {
    await life.until('open');
    expect(await unassigned('larare.degerfors')).toEqual([]);
    expect(await unassigned('skolsystem.degerfors')).toEqual([]);
  });

  it('tells nobody outside the group of a child with protected identity', async () => {
    const { child } = sampleReport();
    const { id } = await life.send({
      ...noSignatures,
      child: { ...child, protectedIdentity: 'yes' },
    });
    await life.open(id);
    expect((await unassigned(chief)).map((line) => line.id)).toContain(id);
    expect((await unassigned(second)).map((line) => line.id)).not.toContain(id);
  });
});

describe('an acute situation', () => {
  it('is the leader’s from the beginning and has no holder to miss', async () => {
    const { situationId = '' } = await life.until('openSituation');
    await away(chief);
    const seen = await advanceStream(system.workerDeps, 'acuteSituation', situationId, tuesday);
    expect(seen).toMatchObject({ is: 'here', state: { openDuties: 1 } });
  });
});
