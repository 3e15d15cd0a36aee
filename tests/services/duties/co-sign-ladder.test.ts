import { beforeEach, describe, expect, it } from 'vitest';
import { select } from '../../helpers/sql.ts';
import { refusal } from '../../helpers/refusals.ts';
import { laddersOf } from '../../helpers/ladders.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { viewDuties } from '../../helpers/first-page.ts';

const { system, life, records } = await stage();
const { advance, rungs, rang, told } = laddersOf(system);
beforeEach(() => system.clock.set(monday));

describe('co-signing', () => {
  const first = '2026-11-17T23:00:00.000Z';
  const second = '2026-11-19T23:00:00.000Z';
  const third = '2026-11-23T23:00:00.000Z';

  it('asks at once, then the deputy, then tells author and the case’s officer, then ends as missing', async () => {
    const { id } = await life.send({ coSigning: { exclude: ['skolskoterska', 'kurator'] } });
    await life.open(id);
    await life.assign(id, { login: 'socialsekreterare2.degerfors' });
    const asked = ['rektor 0'];
    const reminded = [...asked, 'bitrrektor 1', 'rektor 1'];
    const both = ['larare', 'socialsekreterare2'];
    const told2 = [...reminded, ...both.map((who) => `${who} 2`)];
    const steps = [
      [monday, asked],
      [first, reminded],
      [second, told2],
      [third, [...told2, ...both.map((who) => `${who} 3`)]],
    ] as const;
    for (const [at, expected] of steps) {
      await advance(id, at);
      expect(await told(id, 'coSign')).toEqual(expected);
    }
    expect(await rang(id, 'coSign', 'rektor')).toEqual([
      [1, first],
      [2, second],
      [3, third],
    ]);
    expect(await records.dutyOf(id, 'coSign')).toMatchObject({
      state: 'lapsed',
      reason: 'missing',
    });
  });

  it('tells no receiver while nobody holds the case', async () => {
    const { id } = await life.send({ coSigning: { exclude: ['skolskoterska', 'kurator'] } });
    await advance(id, third);
    expect(await told(id, 'coSign')).toEqual(['rektor 0', 'larare 3']);
  });

  it('that ended is complete in law: a signature *missing* stands, and a late one is a 409', async () => {
    const { id } = await life.send();
    await advance(id, third);
    const asked = (await records.duties(id)).filter(({ kind }) => kind === 'coSign');
    expect(asked.map(({ signatory, state }) => [signatory, state])).toEqual(
      ['kurator', 'rektor', 'skolskoterska'].map((role) => [role, 'lapsed']),
    );
    const missing = await select<{ role: string }>(
      system.raw,
      `select role from fact where stream_id = ? and kind = 'signatureRecorded'
         and outcome = 'missing' and person_id is null`,
      [id],
    );
    expect(missing).toHaveLength(3);
    expect((await records.kinds(id)).filter((kind) => kind === 'dutyLapsed')).toHaveLength(3);
    const late = life.as('rektor.degerfors').sign(id);
    expect(await refusal(late)).toMatchObject({ status: 409, details: { current: 'missing' } });
  });

  it('counts weekdays: what is sent on the Thursday before midsummer ends a week later', async () => {
    system.clock.set('2026-06-18T10:00:00.000Z');
    const { id } = await life.send();
    await advance(id, '2026-06-25T21:59:59.000Z');
    expect(await records.dutyOf(id, 'coSign', 'rektor')).toMatchObject({ state: 'open' });
    await advance(id, '2026-06-26T22:00:00.000Z');
    expect(await records.dutyOf(id, 'coSign', 'rektor')).toMatchObject({ state: 'lapsed' });
    expect((await rang(id, 'coSign', 'rektor')).map(([, at]) => at)).toEqual([
      '2026-06-22T22:00:00.000Z',
      '2026-06-24T22:00:00.000Z',
      '2026-06-26T22:00:00.000Z',
    ]);
  });

  it('rings no more for who has answered, and still for the others', async () => {
    const { id } = await life.send();
    await life.as('rektor.degerfors').sign(id);
    await advance(id, third);
    expect(await rungs(id, 'coSign', 'rektor')).toEqual([]);
    expect((await rungs(id, 'coSign', 'kurator')).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('climbs on the sender’s side: no receiver is shown its rungs, nor the sender those of the receiver', async () => {
    const { id } = await life.send();
    await advance(id, third);
    await life.open(id);
    const shown = async (login: string) => {
      const duties = await viewDuties(system.deps, await system.as(login), id);
      return new Set(duties.filter((duty) => duty.rungs.length > 0).map(({ side }) => side));
    };
    expect(await shown('larare.degerfors')).toEqual(new Set(['sender']));
    expect(await shown('ifochef.degerfors')).toEqual(new Set(['receiver']));
    const events = (await records.events(id)).filter(({ kind }) => kind === 'rungFired');
    for (const { purpose, lane } of events) {
      expect([purpose, lane]).toEqual([
        purpose,
        purpose?.startsWith('coSign') ? 'sender' : 'receiver',
      ]);
    }
  });

  it('tells the sender neither who holds the case nor whether anybody does', async () => {
    const [held, unheld] = [(await life.send()).id, (await life.send()).id];
    await life.bring(held, 'open', 'assign');
    for (const id of [held, unheld]) await advance(id, third);
    const told = async (id: string) => {
      const duties = await viewDuties(system.deps, await system.as('larare.degerfors'), id);
      return duties.map((duty) => ({ ...duty, id: null }));
    };
    const shown = await told(held);
    expect(shown.flatMap(({ rungs: fired }) => fired)).not.toEqual([]);
    expect(shown).toEqual(await told(unheld));
  });
});
