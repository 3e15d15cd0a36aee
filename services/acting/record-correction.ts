import { sideOf } from '../../domain/access/actor.ts';
import { recount } from '../../domain/acting/recount.ts';
import type { KindedFact } from '../../domain/acting/fold.ts';
import { dutyRules } from '../../domain/areas.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { ladderStep } from '../../domain/duties/project-duty.ts';
import { factKinds, type FactKind } from '../../domain/kinds.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import { readDuties, type DutyRow } from '../../database/duties/duty-store.ts';
import { newId } from '../../platform/ids.ts';
import { applyRecount, nextSeq } from './changes.ts';
import { factOf, type AnyDraft } from './drafts.ts';
import { openFact } from './opened-fact.ts';
import { contentOf, reopen, settingsOfDuty, writeDown, type Open } from './open-stream.ts';
import type { StreamRow } from './stream-adapter.ts';
import type { Recorded } from './acting.ts';

/**
 * When the rung of a duty comes that had not rung when it ended. One that was due meanwhile has come.
 */
const nextRungOf =
  (open: Open<StreamRow>) =>
  (duty: DutyRow): Instant | null => {
    if (duty.nextRung === 0) return null;
    return ladderStep(duty, settingsOfDuty(open, duty), duty.nextRung)?.at ?? null;
  };

/** The facts of the stream that the caller sees, oldest first, and the correction last. */
const withCorrection = async (
  { acting: { tx }, on, locked }: Open<StreamRow>,
  correction: KindedFact,
): Promise<readonly KindedFact[]> => {
  const rows = await readFacts(tx, locked.row.id, factKinds);
  // Who did it makes no difference: it is the same before and after.
  const earlier = rows.map((row) => ({ ...openFact(locked.seal(), row), by: null }));
  const began = on.began?.(locked.row);
  return [...(began ? [began] : []), ...earlier, correction];
};

/**
 * Records a fact that takes the place of an older one. What that changes follows from all facts that
 * the caller's side sees, and touches that side's duties alone.
 */
export async function recordCorrection(
  open: Open<StreamRow>,
  kind: FactKind,
  draft: AnyDraft,
): Promise<Recorded> {
  const { acting, on, locked, changes } = open;
  const { call, deps, tx } = acting;
  const seq = nextSeq(changes);
  const fact = factOf(call, draft, { id: newId(call.at), seq });
  const facts = await withCorrection(open, { ...fact, kind });
  const rows = await readDuties(tx, locked.row.id);
  const content = on.content && (await contentOf(open));
  const side = sideOf(call.actor);
  const recounted = recount(facts, rows, {
    arrival: on.arrival(deps, locked.row),
    content: () => content as ReportContent,
    sees: (duty) => dutyRules[duty.kind].side === side,
  });
  if (recounted.opens.length + recounted.reopens.length > 0) reopen(open);
  writeDown(open, { kind, draft, fact });
  applyRecount(changes, recounted, {
    place: (standing) => on.dutyPlace(deps, locked.row, standing, call.at),
    settingsOf: (duty) => settingsOfDuty(open, duty),
    by: { at: call.at, seq },
    rows,
    nextRungAt: nextRungOf(open),
  });
  return { id: fact.id, seq };
}
