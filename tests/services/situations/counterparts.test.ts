import { beforeEach, describe, expect, it } from 'vitest';
import { viewSituation } from '../../../services/situations/situation-views.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { monday, stage } from '../../helpers/stage.ts';

const leader = 'ifochef.degerfors';
const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const acute = { ...sampleReport().acute, danger: 'yes' } as const;
/** An acute situation that the police reported. */
const ofPolice = async (): Promise<string> => {
  const police = life.saying({ send: { agencyKind: 'police', acute } });
  const { id } = await police.send();
  const { rows } = (await system.raw.raw(
    'select situation_id as id from acute_situation_report where report_id = ?',
    [id],
  )) as { rows: { id: string }[] };
  return rows[0]?.id ?? 'none';
};
const childsSchool = { with: 'childsSchool', school: ' exempelskolan i DEGERFORS ' } as const;
const seen = async (login: string, situationId: string) =>
  viewSituation(system.deps, await system.as(login), situationId);

describe('an acute situation that no school reported is followed up (routine §8)', () => {
  it('with whom, is settled before its meeting is planned', async () => {
    const situationId = await ofPolice();
    expect(await refusal(life.planFollowUp({ situationId }))).toMatchObject({
      status: 409,
      code: 'school-first',
    });
    await life.nameCounterpart({ situationId }, childsSchool);
    await life.planFollowUp({ situationId });
    expect(await seen(leader, situationId)).toMatchObject({ meetings: [{}] });
  });

  it('with the child’s school, which is told by the meeting and not before', async () => {
    const situationId = await ofPolice();
    await life.nameCounterpart({ situationId }, childsSchool);
    const rektor = () => seen('rektor.degerfors', situationId);
    expect(await refusal(rektor())).toEqual(hidden);
    await life.planFollowUp({ situationId });
    expect(await rektor()).toMatchObject({
      because: 'acuteSituation',
      openedAt: monday,
      reports: [],
    });
    await life.holdFollowUp({ situationId });
    await life.agreeChange({ situationId }, { owner: 'rektor' });
  });

  it('or with the agency that reported, where no school is known, for a reason', async () => {
    const situationId = await ofPolice();
    await life.nameCounterpart({ situationId });
    await life.planFollowUp({ situationId });
    expect(await records.kinds(situationId)).toContain('counterpartNamed');
  });

  it('also when another municipality had forwarded the report, whose school is not met', async () => {
    const situationId = await ofPolice();
    await system.raw.raw(
      `update report set channel = 'forwarded', author_person_id = null, agency_kind = 'school'
       where id in (select report_id from acute_situation_report where situation_id = ?)`,
      [situationId],
    );
    expect((await refusal(life.planFollowUp({ situationId }))).code).toBe('school-first');
  });
});

describe('with whom it is followed up is not named', () => {
  it('when a school reported it, nor twice, nor with a school that is not there', async () => {
    const { situationId } = await life.until('openSituation');
    expect((await refusal(life.nameCounterpart({ situationId }))).code).toBe('school-reported');
    const other = await ofPolice();
    const nowhere = { with: 'childsSchool', school: 'Skolan som inte finns' } as const;
    const attempt = () => refusal(life.nameCounterpart({ situationId: other }, nowhere));
    expect(await attempt()).toMatchObject({ code: 'unknown-school', status: 422 });
    await life.nameCounterpart({ situationId: other }, childsSchool);
    expect((await attempt()).code).toBe('counterpart-named');
  });

  it('by anybody but a leader', async () => {
    const situationId = await ofPolice();
    for (const login of ['socialsekreterare1.degerfors', 'socialchef.degerfors']) {
      const attempt = life.as(login).nameCounterpart({ situationId });
      expect((await refusal(attempt)).status).toBe(403);
    }
  });
});
