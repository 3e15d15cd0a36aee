import { beforeEach, describe, expect, it } from 'vitest';
import type { SignatoryRole } from '../../../domain/access/roles.ts';
import { advance } from '../../../services/waking/advance.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { listSituations, viewSituation } from '../../../services/situations/situation-views.ts';
import { lifeOf } from '../../helpers/living.ts';
import { refusal } from '../../helpers/refusals.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { situationOf } from '../../helpers/stream-rows.ts';

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const leader = 'ifochef.degerfors';
const rektor = 'rektor.degerfors';
const acute = { acute: { ...sampleReport().acute, danger: 'yes' } } as const;
const without = (...exclude: readonly SignatoryRole[]) => ({ coSigning: { exclude } });

const view = async (id: string, login = leader) =>
  viewSituation(system.deps, await system.as(login), id);
/** An acute situation and its report. */
const reported = async (words: object = acute, by = life) => {
  const { id: reportId } = await by.send(words);
  return { reportId, id: await situationOf(system, reportId) };
};
/** One that social services found in a report that told of none. */
const found = async () => {
  const { id: reportId } = await life.send();
  await life.openSituation(reportId);
  return { reportId, id: await situationOf(system, reportId) };
};
const join = (situationId: string, otherSituationId: string, by = life) =>
  by.join({ situationId, otherSituationId });

describe('several reports of one acute situation (Degerforsmodellen: one meeting for each)', () => {
  it('are followed up together: the second meeting is not owed, and its reports join the first', async () => {
    const [first, second] = [await reported(), await reported()];
    await join(second.id, first.id);
    expect((await view(first.id)).reports.toSorted()).toEqual(
      [first.reportId, second.reportId].toSorted(),
    );
    expect(await view(second.id)).toMatchObject({ joinedTo: first.id, heldAt: null });
    expect(await records.dutyOf(second.id, 'holdFollowUpMeeting')).toMatchObject({
      state: 'lapsed',
      reason: 'joined',
    });
    expect(await records.openKinds(first.id)).toEqual(['holdFollowUpMeeting']);
    const seen = await advance(system.workerDeps, 'acuteSituation', second.id, monday);
    expect(seen).toMatchObject({ is: 'here', state: { ended: true } });
  });

  it('lead from each report to the situation that goes on, whichever was opened first', async () => {
    for (const swapped of [false, true]) {
      const both = [await reported(), await reported()];
      const [goesOn, ending] = swapped ? both.toReversed() : both;
      await join(ending?.id ?? '', goesOn?.id ?? '');
      for (const { reportId } of both) {
        const view = await viewReport(system.deps, await system.as(leader), reportId);
        expect(view.acuteSituationId).toBe(goesOn?.id);
      }
    }
  });

  it('are shown to the school as one, and why is not told', async () => {
    const [first, second] = [await reported(), await reported()];
    await join(second.id, first.id);
    expect(await view(second.id, rektor)).toMatchObject({ joinedTo: first.id });
    const page = { limit: 50, offset: 0 };
    const { items } = await listSituations(system.deps, await system.as(rektor), page);
    const order = items.map(({ id }) => id);
    expect(order.indexOf(first.id)).toBeLessThan(order.indexOf(second.id));
    const lanes = (await records.events(second.id)).filter(
      ({ kind }) => kind === 'situationJoined',
    );
    expect(lanes).toMatchObject([{ lane: 'receiver' }]);
  });

  it.each<readonly [string, () => Promise<{ id: string }>, () => Promise<{ id: string }>]>([
    ['in one that the school does not know of', reported, found],
    [
      'in one of which somebody was kept from a report',
      reported,
      () => reported({ ...acute, ...without('rektor') }),
    ],
  ])('are not followed up %s', async (_, known, unknown) => {
    const [ending, into] = [await known(), await unknown()];
    expect(await refusal(join(ending.id, into.id))).toMatchObject({
      status: 409,
      code: 'school-not-told',
    });
    await join(into.id, ending.id);
  });

  it('can be, where whoever was kept out has been invited by name', async () => {
    const [ending, into] = [await reported(), await reported({ ...acute, ...without('rektor') })];
    await life.planFollowUp({ situationId: into.id }, { invitedFunctions: ['rektor'] });
    await join(ending.id, into.id);
    expect(await view(ending.id, rektor)).toMatchObject({ joinedTo: into.id });
  });

  it('are of one school, since the meeting is about how it and social services worked together', async () => {
    const [own, others] = [
      await reported(),
      await reported(acute, lifeOf(system).playedBy({ author: 'larare2.degerfors' })),
    ];
    const both = [await system.actor('larare.degerfors'), await system.actor('larare2.degerfors')];
    expect(new Set(both.map((one) => one.is === 'person' && one.assignment.unitId)).size).toBe(2);
    expect(await refusal(join(own.id, others.id))).toMatchObject({ code: 'another-school' });
  });

  it('are not joined where only one is about somebody with protected identity', async () => {
    const { child } = sampleReport();
    const hidden = { child: { ...child, protectedIdentity: 'yes' } } as const;
    const [plain, known] = [await reported(), await reported({ ...acute, ...hidden })];
    for (const [one, other] of [
      [plain, known],
      [known, plain],
    ] as const) {
      expect(await refusal(join(one.id, other.id))).toMatchObject({ code: 'identity-protected' });
    }
  });

  it('are joined once, while both meetings are owed, and not with themselves', async () => {
    const [first, second, third] = [await reported(), await reported(), await reported()];
    expect(await refusal(join(first.id, first.id))).toMatchObject({ code: 'same-situation' });
    await join(second.id, first.id);
    expect(await refusal(join(second.id, third.id))).toMatchObject({ code: 'already-joined' });
    expect(await refusal(join(third.id, second.id))).toMatchObject({ code: 'already-joined' });
    expect(await refusal(life.holdFollowUp({ situationId: second.id }))).toMatchObject({
      code: 'already-joined',
    });
    await life.holdFollowUp({ situationId: first.id });
    expect(await refusal(join(third.id, first.id))).toMatchObject({ code: 'already-held' });
  });

  it('are not joined with those of another municipality, which do not exist here', async () => {
    const elsewhere = await reported(
      { ...acute, municipalityCode: '0561' },
      life.playedBy({ author: 'larare.atvidaberg' }),
    );
    const own = await reported();
    expect((await refusal(join(own.id, elsewhere.id))).status).toBe(404);
  });
});
