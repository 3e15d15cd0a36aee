import { describe, expect, it } from 'vitest';
import { recompute } from '../../../scripts/drill/stream-from-facts.ts';
import { advance } from '../../../services/waking/advance.ts';
import type { WokenKind } from '../../../services/waking/woken-streams.ts';
import { castOf } from '../../helpers/living.ts';
import { liveWholly } from '../../helpers/whole-life.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { stage } from '../../helpers/stage.ts';

const { system, life } = await stage();
/** Two signatories who have not answered. */
const cast = { ...castOf('degerfors'), signs: ['rektor.degerfors'], declines: [] };

const agrees = async (kind: WokenKind, id: string): Promise<void> => {
  const { stored, fromFacts } = await system.raw.transaction((tx) =>
    recompute(tx, system.deps, { kind, id }),
  );
  expect(stored.standing).toMatchObject(
    // That a report closes comes of its facts by itself, when nothing of it is owed any longer.
    stored.standing.status === 'closed'
      ? { ...fromFacts.standing, status: 'closed' }
      : fromFacts.standing,
  );
  expect(stored.duties).toEqual(fromFacts.duties);
};

describe('status and duties as they are stored are those that the facts alone would give', () => {
  it('after everything that can be done with a report and its acute situation', async () => {
    const { id, links, situationId } = await liveWholly(system, cast, sampleReport());
    for (const report of [id, ...links.map((link) => link.id)]) await agrees('report', report);
    await agrees('acuteSituation', situationId);
  });

  it('after signatures that are missing, a closing and what reopens it', async () => {
    const { id } = await life
      .saying({ send: { feedback: { wanted: false } }, decide: { outcome: 'doNotOpen' } })
      .until('waive', 'decide');
    system.clock.advance({ days: 20 });
    await advance(system.workerDeps, 'report', id, system.clock.now());
    await agrees('report', id);
    await life.supplement(id);
    await agrees('report', id);
  });
});
