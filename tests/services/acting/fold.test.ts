import { describe, expect, it } from 'vitest';
import { fold, type KindedFact } from '../../../domain/acting/fold.ts';
import type { Circumstances } from '../../../domain/acting/standing.ts';
import type { Role } from '../../../domain/access/roles.ts';
import { readDataKeys } from '../../../database/acting/data-key-store.ts';
import { readFacts } from '../../../database/acting/fact-store.ts';
import { factKinds } from '../../../domain/kinds.ts';
import type { StreamAdapter, StreamRow } from '../../../services/acting/stream-adapter.ts';
import { openFact } from '../../../services/acting/opened-fact.ts';
import { openSeal } from '../../../services/acting/seal.ts';
import { advance } from '../../../services/waking/advance.ts';
import { wokenStream, type WokenKind } from '../../../services/waking/woken-streams.ts';
import { castOf } from '../../helpers/living.ts';
import { liveWholly } from '../../helpers/whole-life.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { select } from '../../helpers/sql.ts';
import { stage } from '../../helpers/stage.ts';

const { system, life } = await stage();
/** Two signatories who have not answered. */
const cast = { ...castOf('degerfors'), signs: ['rektor.degerfors'], declines: [] };

type StoredDuty = {
  readonly kind: string;
  readonly signatory: string | null;
  readonly opened_seq: string;
};

/** Everything in the tables that facts have made, read past every fence. */
const stored = async (on: StreamAdapter, row: StreamRow) => {
  const duties = await select<StoredDuty>(
    system.raw,
    `select kind, signatory, about, opened_seq, state, reason from duty where stream_id = ?
     order by opened_seq, kind, signatory`,
    [row.id],
  );
  return {
    standing: on.standing(row),
    duties: duties.map(({ opened_seq, ...duty }) => ({ ...duty, openedSeq: Number(opened_seq) })),
  };
};

const inOrder = <D extends { openedSeq: number; kind: string; signatory: string | null }>(
  duties: readonly D[],
) =>
  duties.toSorted(
    (a, b) =>
      a.openedSeq - b.openedSeq ||
      a.kind.localeCompare(b.kind) ||
      (a.signatory ?? '').localeCompare(b.signatory ?? ''),
  );

/** The same of nothing but the facts. */
const folded = async (kind: WokenKind, streamId: string) =>
  system.raw.transaction(async (tx) => {
    const on = wokenStream(kind);
    const row = await on.read(tx, streamId);
    if (!row) throw new Error('no such stream');
    const seal = openSeal(system.keyring, streamId, await readDataKeys(tx, streamId));
    const roles = await select<{ id: string; role: Role }>(
      tx,
      `select id, role from assignment`,
      [],
    );
    const roleOf = new Map(roles.map(({ id, role }) => [id, role]));
    const facts = (await readFacts(tx, streamId, factKinds)).map((fact): KindedFact => {
      const role = roleOf.get(fact.assignmentId ?? '');
      const { secret } = openFact(seal, fact);
      return {
        ...fact,
        secret,
        by: fact.personId && role ? { personId: fact.personId, role } : null,
      };
    });
    const content = await on.content?.(tx, seal, streamId);
    const began = { ...on.began(row), kind: kind === 'report' ? 'reportSent' : 'situationOpened' };
    const of = {
      arrival: on.arrival(system.deps, row),
      content: () => content,
    } as Pick<Circumstances, 'arrival' | 'content'>;
    return { from: fold([began as KindedFact, ...facts], of), stands: await stored(on, row) };
  });

const agrees = async (kind: WokenKind, streamId: string): Promise<void> => {
  const { from, stands } = await folded(kind, streamId);
  expect(stands.standing).toMatchObject(
    // That a report closes comes of its facts by itself, when nothing of it is owed any longer.
    stands.standing.status === 'closed' ? { ...from.standing, status: 'closed' } : from.standing,
  );
  expect(inOrder(stands.duties)).toEqual(inOrder(from.duties));
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
