import { beforeEach, describe, expect, it } from 'vitest';
import { absent } from '../../helpers/absences.ts';
import { refusal } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { viewFacts } from '../../helpers/first-page.ts';

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const chief = 'ifochef.degerfors';
const deputy = 'bitrifochef.degerfors';
const officer = 'socialsekreterare1.degerfors';
const second = 'socialsekreterare2.degerfors';

describe('what is owed later', () => {
  const ownerOf = async (id: string, kind: string) => {
    const { owner_role: role, assignee_id: assignee } = await records.dutyOf(id, kind);
    return { role, assignee };
  };

  it.each([
    [chief, 0, 'ifoChef'],
    [deputy, 20, 'deputyIfoChef'],
    [officer, 40, 'officer'],
  ] as const)('is of %s, who holds the case, in her own function', async (login, minutes, role) => {
    const { id } = await life.send();
    system.clock.advance({ minutes });
    await life.as(login).open(id);
    await life.as(login).assess(id);
    await life.supplement(id);
    const held = { role, assignee: await records.personId(login) };
    expect(await ownerOf(id, 'proposeMeetingTimes')).toEqual(held);
    // Opened from the other side, which sees nothing of who holds the case.
    expect(await ownerOf(id, 'readSupplement')).toEqual(held);
  });

  it('is of whoever it was given to', async () => {
    const { id } = await life.until('open');
    await life.assign(id, { login: second });
    await life.as(second).assess(id);
    expect(await ownerOf(id, 'holdJointMeeting')).toEqual({
      role: 'officer',
      assignee: await records.personId(second),
    });
  });
});

describe('allocation', () => {
  const assign = (login: string, id: string, to: string) =>
    life.as(login).assign(id, { login: to, reason: 'Känner familjen.' });

  it('moves the case and its open duties to the officer, by the leader, with a reason', async () => {
    const { id } = await life.until('open');
    await assign(chief, id, second);
    const personId = await records.personId(second);
    expect((await records.report(id)).owner_person_id).toBe(personId);
    expect(await records.dutyOf(id, 'assessProtection')).toMatchObject({ assignee_id: personId });
    const [fact] = await viewFacts(system.deps, await system.as(chief), id, ['caseAssigned']);
    expect(fact).toMatchObject({ about: personId, record: { reason: 'Känner familjen.' } });
  });

  it('gives the work to the new officer and takes it from the one before', async () => {
    const { id } = await life.send();
    system.clock.advance({ minutes: 45 });
    await life.as(officer).open(id);
    await assign(chief, id, second);
    expect((await refusal(life.as(officer).note(id))).status).toBe(403);
    expect(await life.as(second).note(id)).toHaveProperty('id');
  });

  it('of somebody who is away is refused: no case is ever without an owner (422)', async () => {
    const { id } = await life.until('open');
    const back = await absent(
      system,
      second,
      '2026-11-16T06:00:00.000Z',
      '2026-11-17T06:00:00.000Z',
    );
    expect(await refusal(assign(chief, id, second))).toEqual({
      status: 422,
      code: 'officer-absent',
      details: { errors: [{ pointer: '#/body/login', code: 'officer-absent' }] },
    });
    expect((await records.report(id)).owner_person_id).toBe(await records.personId(chief));
    await back();
    expect(await assign(chief, id, second)).toHaveProperty('id');
  });

  it('leaves signatures where they are', async () => {
    const { id } = await life.until('open');
    await assign(chief, id, second);
    expect(await records.dutyOf(id, 'coSign', 'rektor')).toMatchObject({
      assignee_id: null,
      owner_role: 'rektor',
    });
  });

  it.each([
    'ingen.degerfors',
    'larare.degerfors',
    'socialsekreterare1.atvidaberg',
    'socialchef.degerfors',
  ])('never reaches %s, who is no receiver here (422)', async (to) => {
    const { id } = await life.until('open');
    expect(await refusal(assign(chief, id, to))).toEqual({
      status: 422,
      code: 'unknown-officer',
      details: { errors: [{ pointer: '#/body/login', code: 'unknown-officer' }] },
    });
  });

  it('is the leaders’ and comes after the opening', async () => {
    const { id } = await life.send();
    expect((await refusal(assign(chief, id, second))).status).toBe(409);
    await life.open(id);
    expect((await refusal(assign(officer, id, second))).status).toBe(403);
    expect(await assign(deputy, id, second)).toHaveProperty('id');
  });
});
