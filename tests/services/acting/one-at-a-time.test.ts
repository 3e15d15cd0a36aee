import { describe, expect, it } from 'vitest';
import { viewReport } from '../../../services/reports/report-views.ts';
import { select } from '../../helpers/sql.ts';
import { faultIn } from '../../helpers/chain.ts';
import { refusal, refusalIn } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';

const leader = 'ifochef.degerfors';

const { system, life, records } = await stage();

describe('the head of a stream is its mutex', () => {
  it('lets one of two who open at once win, and tells the second who was first', async () => {
    for (let round = 0; round < 5; round += 1) {
      system.clock.set(monday);
      const { id } = await life.send();
      system.clock.advance({ minutes: 41 });
      const logins = [leader, 'bitrifochef.degerfors', 'socialsekreterare1.degerfors'];
      const calls = await Promise.all(logins.map((login) => system.as(login)));
      const results = await Promise.allSettled(calls.map((call) => life.as(call).open(id)));
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const winner = results.findIndex(({ status }) => status === 'fulfilled');
      const names = ['Birgitta Påhittad', 'Mikael Test', 'Johan Prov'];
      for (const result of results.filter(({ status }) => status === 'rejected')) {
        expect(refusalIn((result as PromiseRejectedResult).reason)).toMatchObject({
          status: 409,
          code: 'already-opened',
          details: { current: 'opened', takenBy: names[winner], takenAt: system.clock.now() },
        });
      }
      const { owner_person_id: owner } = await records.report(id);
      expect(owner).toBe(await records.personId(logins[winner] ?? ''));
      expect((await records.kinds(id)).toSorted()).toEqual([
        'attemptRefused',
        'attemptRefused',
        'openedByPerson',
        'reportOpened',
        'reportSent',
      ]);
      expect(await faultIn(system.raw, id)).toBeUndefined();
    }
    system.clock.set(monday);
  });

  it('makes the second of two decisions a 409 with the state that won', async () => {
    const { id } = await life.until('assess');
    const results = await Promise.allSettled([
      life.decide(id),
      life.decide(id, { outcome: 'doNotOpen' }),
    ]);
    const [lost] = results.filter(({ status }) => status === 'rejected');
    expect(refusalIn((lost as PromiseRejectedResult).reason)).toMatchObject({
      status: 409,
      code: 'wrong-state',
      details: { current: 'concluded' },
    });
    const decisions = `select from fact where stream_id = ? and kind = 'decisionMade'`;
    expect(await select(system.raw, decisions, [id])).toHaveLength(1);
  });

  it('makes whoever comes second wait until the first has committed', async () => {
    const { id } = await life.until('open');
    const first = await system.raw.transaction();
    await first.raw(`select from stream where id = ? for update`, [id]);
    let isDone = false;
    const second = life.assess(id).then((answer) => {
      isDone = true;
      return answer;
    });
    await new Promise((resolve) => {
      setTimeout(resolve, 120);
    });
    expect(isDone).toBe(false);
    await first.commit();
    expect((await second).report.status).toBe('assessed');
  });

  it('takes a deed on the ETag that was read, and refuses one on an older with 412', async () => {
    const { deps, as } = system;
    const { id } = await life.until('open');
    const { etag } = await viewReport(deps, await as(leader), id);
    await life.note(id);
    const stale = await as(leader, { expected: etag });
    const refused = await refusal(life.as(stale).assess(id));
    expect(refused).toEqual({ status: 412, code: 'changed-since', details: { etag: etag + 1 } });
    const fresh = await as(leader, { expected: etag + 1 });
    expect(await life.as(fresh).assess(id)).toHaveProperty('id');
  });
});
