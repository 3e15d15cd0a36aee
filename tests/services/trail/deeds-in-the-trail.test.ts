import { describe, expect, it } from 'vitest';
import { keepLetter } from '../../../services/letters/archive.ts';
import { viewSituation } from '../../../services/situations/situation-views.ts';
import { advance } from '../../../services/waking/advance.ts';
import { closeReport } from '../../../services/waking/first-views.ts';
import { withBrokenTrail } from '../../helpers/broken-trail.ts';
import { faultIn } from '../../helpers/chain.ts';
import type { Place } from '../../helpers/deed.ts';
import { eventsAdded } from '../../helpers/events-added.ts';
import { deeds } from '../../helpers/life.ts';
import { castOf, wholeLife } from '../../helpers/living.ts';
import { select } from '../../helpers/sql.ts';
import { stage } from '../../helpers/stage.ts';

const { system, life, records } = await stage();
const cast = castOf('degerfors');

describe('every deed is exactly one event, the opening one more for both sides, a correction two', () => {
  it('from the sending to the closing', async () => {
    const { workerDeps, clock } = system;
    const { id } = await life.send();
    expect(await records.kinds(id)).toEqual(['reportSent']);
    let at: Place = { reportId: id };
    const later = wholeLife.filter((name) => name !== 'send');
    for (const name of later.filter((one) => !deeds[one].path.startsWith('/acute-situations'))) {
      const { by, records: recorded } = deeds[name];
      const added = await eventsAdded(records, id, async () => {
        at = await life.do(at, name);
      });
      const told = name === 'open' ? ['openedByPerson'] : [];
      // What is written anew stands beside the reason for it.
      const anew = name === 'correct' ? ['contactRecorded'] : [];
      const once = [...anew, ...[cast[by]].flat().map(() => recorded), ...told];
      expect([name, added]).toEqual([name, once]);
    }
    const receipt = { streamId: id, kind: 'receipt', step: 'receipt', about: null } as const;
    const keep = (words: string) =>
      keepLetter(workerDeps, receipt, { bytes: Buffer.from(words), at: clock.now() });
    const afterwards: readonly (readonly [string[], () => Promise<unknown>])[] = [
      [['documentMade'], () => keep('%PDF')],
      [[], () => keep('%PDF again')],
      [['reportClosed'], () => advance(workerDeps, 'report', id, clock.now())],
      [[], () => advance(workerDeps, 'report', id, clock.now())],
      [[], () => closeReport(workerDeps, id, clock.now())],
      // Whether the report was closed is not the sender's to know, so the workflow reopens it.
      [['supplementAdded'], () => life.supplement(id)],
      [['reportReopened'], () => advance(workerDeps, 'report', id, clock.now())],
    ];
    for (const [kinds, work] of afterwards) {
      expect(await eventsAdded(records, id, work)).toEqual(kinds);
    }
    expect(await faultIn(system.raw, id)).toBeUndefined();
  });

  it('also in the stream of an acute situation', async () => {
    const at = await life.until('open', 'openSituation');
    const { situationId = '' } = at;
    expect(await records.kinds(situationId)).toEqual(['situationOpened']);
    expect(
      await eventsAdded(records, situationId, async () => {
        await life.planFollowUp(at);
        await viewSituation(system.deps, await system.as(cast.leader), situationId);
        await life.holdFollowUp(at);
      }),
    ).toEqual(['followUpMeetingPlanned', 'situationRead', 'followUpMeetingHeld']);
    expect(await faultIn(system.raw, situationId)).toBeUndefined();
  });

  it('names who acted in which function, and the instant of the caller’s clock', async () => {
    const { id } = await life.send();
    const [event] = await records.events(id);
    const actor = await system.actor(cast.author);
    const unitId = actor.is === 'person' ? actor.assignment.unitId : '';
    expect(event).toMatchObject({
      v: 2,
      stream: id,
      lane: 'both',
      n: 1,
      actor: await records.personId(cast.author),
      function: `teacher@${unitId}`,
      occurredAt: system.clock.now(),
      purpose: null,
    });
  });

  it('and leaves neither fact nor event nor status when its event cannot be recorded', async () => {
    const { id } = await life.until('open');
    await withBrokenTrail(system.raw, { kind: 'protectionAssessed', when: 'at once' }, async () => {
      await expect(life.assess(id)).rejects.toThrow('the trail is broken');
    });
    expect((await records.report(id)).status).toBe('opened');
    const assessments = `select from fact where stream_id = ? and kind = 'protectionAssessed'`;
    expect(await select(system.raw, assessments, [id])).toEqual([]);
    expect(await records.openKinds(id)).toContain('assessProtection');
    await life.assess(id);
    expect(await faultIn(system.raw, id)).toBeUndefined();
  });
});
