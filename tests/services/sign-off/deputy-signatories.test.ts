import { describe, expect, it } from 'vitest';
import { viewContent } from '../../../services/reports/content-views.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { signatoriesOf, wednesday } from '../../helpers/signatories.ts';
import { monday, stage } from '../../helpers/stage.ts';

const { system, life, records } = await stage();
const { advance, signatures, listed, owes, noticed } = signatoriesOf(system);

describe('a deputy', () => {
  it('sees nothing before the signatory’s first rung, and is not told either', async () => {
    system.clock.set(monday);
    const { id } = await life.send();
    await advance(id, monday);
    const login = 'bitrrektor.degerfors';
    expect(await refusal(viewContent(system.deps, await system.as(login), id))).toEqual(hidden);
    expect(await refusal(life.as(login).sign(id))).toEqual(hidden);
    expect([await listed(login, id), await owes(login, id)]).toEqual([false, false]);
    expect(await noticed(login, id)).toEqual([]);
    expect(await noticed('rektor.degerfors', id)).toEqual([0]);
    expect([await listed('rektor.degerfors', id), await owes('rektor.degerfors', id)]).toEqual([
      true,
      true,
    ]);
  });

  it('is told, sees and signs for the function from the first rung on', async () => {
    system.clock.set(monday);
    const { id } = await life.send();
    await advance(id, wednesday);
    const login = 'bitrrektor.degerfors';
    expect(await noticed(login, id)).toEqual([1]);
    expect([await listed(login, id), await owes(login, id)]).toEqual([true, true]);
    await life.as(login).sign(id);
    expect(await signatures(id)).toMatchObject([
      { role: 'rektor', outcome: 'signed', person_id: await records.personId(login) },
    ]);
    expect(await refusal(life.as('rektor.degerfors').sign(id))).toMatchObject({ status: 409 });
    system.clock.set(monday);
  });

  it.each<readonly [at: string, isHers: boolean]>([
    ['2026-11-17T22:59:59.999Z', false],
    ['2026-11-17T23:00:00.000Z', true],
  ])('by the clock, while no rung has been fired: at %s her turn is %s', async (at, isHers) => {
    system.clock.set(monday);
    const { id } = await life.send();
    system.clock.set(at);
    const login = 'bitrrektor.degerfors';
    expect([await listed(login, id), await owes(login, id)]).toEqual([isHers, isHers]);
    const signed = await life
      .as(login)
      .sign(id)
      .then(
        () => true,
        () => false,
      );
    expect(signed).toBe(isHers);
    system.clock.set(monday);
  });

  it('is asked nothing when the signatory answered before her first rung', async () => {
    system.clock.set(monday);
    const { id } = await life.send();
    await life.as('rektor.degerfors').sign(id);
    await advance(id, wednesday);
    const login = 'bitrrektor.degerfors';
    expect(await refusal(life.as(login).sign(id))).toEqual(hidden);
    expect([await listed(login, id), await owes(login, id)]).toEqual([false, false]);
    system.clock.set(monday);
  });

  it('comes too late when the signatory has signed after all', async () => {
    system.clock.set(monday);
    const { id } = await life.send();
    await advance(id, wednesday);
    await life.as('rektor.degerfors').sign(id);
    expect(await refusal(life.as('bitrrektor.degerfors').sign(id))).toMatchObject({
      status: 409,
      details: { current: 'signed' },
    });
    system.clock.set(monday);
  });

  it('with a function of her own signs that one first, the other only when it is her turn', async () => {
    system.clock.set(monday);
    const setDeputy = async (deputyFor: string | null): Promise<void> => {
      await system.raw.raw(`update assignment set deputy_for = ? where person_id = ?`, [
        deputyFor,
        await records.personId('kurator.degerfors'),
      ]);
    };
    await setDeputy('skolskoterska');
    try {
      const { id } = await life.send();
      expect(await listed('kurator.degerfors', id)).toBe(true);
      await life.as('kurator.degerfors').sign(id);
      expect(await signatures(id)).toMatchObject([{ role: 'kurator' }]);
      expect(await refusal(life.as('kurator.degerfors').sign(id))).toMatchObject({ status: 409 });
      await advance(id, wednesday);
      await life.as('kurator.degerfors').sign(id);
      expect((await signatures(id)).map(({ role }) => role)).toEqual(['kurator', 'skolskoterska']);
    } finally {
      await setDeputy(null);
      system.clock.set(monday);
    }
  });
});
