import { viewReport } from '../../../services/reports/report-views.ts';
import { describe, expect, it } from 'vitest';
import type { SystemActor } from '../../../domain/access/actor.ts';
import { act } from '../../../services/acting/act.ts';
import { lock } from '../../../services/acting/lock.ts';
import { openFile } from '../../../services/acting/stream-file.ts';
import { reportStream } from '../../../services/reports/report-stream.ts';
import { faultIn } from '../../helpers/chain.ts';
import { refusal } from '../../helpers/refusals.ts';
import { stage } from '../../helpers/stage.ts';

const { system, life, records } = await stage();
const leader = 'ifochef.degerfors';
const note = { area: 'health', source: 'läraren', difficulties: null, assets: null } as const;

describe('a deed that says up to which number its doer has seen', () => {
  it('is stopped by a newer fact that bears on it, which it names', async () => {
    const { id } = await life.until('assess');
    const { etag: seenUpTo } = await viewReport(system.deps, await system.as(leader), id);
    const added = await life.supplement(id);
    const call = await system.as(leader, { seenUpTo });
    expect(await refusal(life.as(call).decide(id))).toEqual({
      status: 409,
      code: 'changed-meanwhile',
      details: { facts: [{ id: added.id, kind: 'supplementAdded' }] },
    });
    expect((await records.report(id)).status).toBe('assessed');
    const again = await system.as(leader, { seenUpTo: seenUpTo + 1 });
    await life.as(again).decide(id);
    expect((await records.report(id)).status).toBe('concluded');
  });

  it('is not stopped by a newer fact that does not, nor by a look', async () => {
    const { id } = await life.until('assess');
    const { etag: seenUpTo } = await viewReport(system.deps, await system.as(leader), id);
    await life.supplement(id);
    const call = await system.as(leader, { seenUpTo });
    expect(await life.as(call).note(id)).toHaveProperty('id');
  });
});

describe('a deed that writes to a second stream', () => {
  it('locks both in the order of their ids, so that two such deeds never wait for each other', async () => {
    const [one, other] = [(await life.until('open')).id, (await life.until('open')).id];
    const both = async (first: string, second: string) =>
      act(
        system.deps,
        await system.as(leader),
        { on: reportStream, streamId: first, fact: 'intakeNoteTaken', alsoLocks: [second] },
        async ({ acting, record }) => {
          const held = await lock(acting, reportStream, second);
          await openFile(acting, reportStream, held).record('intakeNoteTaken', { secret: note });
          return record('intakeNoteTaken', { secret: note });
        },
      );
    await Promise.all([1, 2, 3, 4].flatMap(() => [both(one, other), both(other, one)]));
    for (const id of [one, other]) {
      const notes = (await records.kinds(id)).filter((kind) => kind === 'intakeNoteTaken');
      expect(notes).toHaveLength(8);
      expect(await faultIn(system.raw, id)).toBeUndefined();
    }
  });
});

describe('a deed in the name of the system', () => {
  const actor: SystemActor = { is: 'system', part: 'ladder' };
  const missing = { outcome: 'missing', assurance: null, contentHash: null } as const;
  const perform = async (deps: typeof system.deps, streamId: string) =>
    act(
      deps,
      { actor, at: system.clock.now() },
      { on: reportStream, streamId, fact: 'signatureRecorded' },
      ({ record }) => record('signatureRecorded', { role: 'rektor', ...missing }),
    );

  it('reaches a stream of whatever municipality, through the worker’s role alone', async () => {
    const { id } = await life.send({ municipalityCode: '0561' });
    expect(await refusal(perform(system.deps, id))).toMatchObject({ status: 404 });
    expect(await perform(system.workerDeps, id)).toMatchObject({ etag: 2 });
    expect(await records.dutyOf(id, 'coSign', 'rektor')).toMatchObject({
      state: 'lapsed',
      reason: 'missing',
    });
  });
});
