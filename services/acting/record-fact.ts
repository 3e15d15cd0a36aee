import { effectsOf, type Effects } from '../../domain/acting/effects.ts';
import type { FactRule } from '../../domain/acting/fact-rule.ts';
import type { Circumstances } from '../../domain/acting/standing.ts';
import { inSight } from '../../domain/access/in-sight.ts';
import { factRule } from '../../domain/areas.ts';
import type { OpenedBy } from '../../domain/duties/open-duty.ts';
import type { FactKind } from '../../domain/kinds.ts';
import { kindsRecorded } from '../../database/acting/fact-store.ts';
import { endWrittenRequest, readDutiesAbout } from '../../database/duties/duty-store.ts';
import { newId } from '../../platform/ids.ts';
import { applyEffects, nextSeq } from './changes.ts';
import { factOf, type AnyDraft } from './drafts.ts';
import { contentOf, reopen, settingsOfDuty, writeDown, type Open } from './open-stream.ts';
import { recordCorrection } from './record-correction.ts';
import type { StreamRow } from './stream-adapter.ts';
import type { Recorded } from './acting.ts';

/**
 * Reads the frozen content and earlier facts only where the rule of the fact says that it weighs
 * them, so that all other deeds are spared the reading.
 */
const circumstancesOf = async (
  open: Open<StreamRow>,
  { weighs }: FactRule,
): Promise<Circumstances> => {
  const { acting, on, locked, changes } = open;
  const [content, earlier] = await Promise.all([
    weighs?.content ? contentOf(open) : undefined,
    weighs?.facts ? kindsRecorded(acting.tx, locked.row.id, weighs.facts) : [],
  ]);
  return {
    before: changes.standing,
    arrival: on.arrival(acting.deps, locked.row),
    content: () => {
      if (!content) throw new Error('a rule weighs the content without saying so');
      return content;
    },
    has: (kind) => earlier.some((recorded) => recorded === kind),
  };
};

/** Reads the duties about a single supplement that a fact closes and that were not read with it. */
const findClosed = async (
  { acting, locked, changes }: Open<StreamRow>,
  { closes }: Effects,
): Promise<void> => {
  const about = closes.flatMap((closed) => closed.about ?? []);
  const missing = about.filter((id) => changes.duties.every((duty) => duty.about !== id));
  if (missing.length === 0) return;
  const found = await readDutiesAbout(acting.tx, locked.row.id, missing);
  changes.duties = [...changes.duties, ...found];
};

/**
 * What the fact ends of the other side: the duty to confirm a call, which is the caller's. Her duties
 * are not read with the receiver's stream.
 */
const endThere = (
  { acting, locked, changes }: Open<StreamRow>,
  { closes }: Effects,
  by: OpenedBy,
) => {
  const asked = closes.find(({ kind }) => kind === 'sendWrittenReport');
  if (!asked || inSight(acting.call.actor, { side: 'sender' })) return;
  const { as: state = 'done', reason = null } = asked;
  const ending = { state, reason, endedAt: by.at, endedSeq: by.seq };
  changes.further.push((tx) => endWrittenRequest(tx, locked.row.id, ending));
};

/** Records a fact, with everything that it does to status and duties. */
export async function record(
  open: Open<StreamRow>,
  kind: FactKind,
  draft: AnyDraft,
): Promise<Recorded> {
  if (draft.corrects !== undefined) return recordCorrection(open, kind, draft);
  const { acting, on, locked, changes } = open;
  const { call, deps } = acting;
  const rule = factRule(kind);
  const id = draft.id ?? newId(call.at);
  const circumstances = await circumstancesOf(open, rule);
  const effects = effectsOf(kind, factOf(call, draft, { id, seq: 0 }), circumstances);
  if (effects.opens.length > 0) reopen(open);
  await findClosed(open, effects);
  const seq = nextSeq(changes);
  const fact = factOf(call, draft, { id, seq });
  writeDown(open, { kind, draft, fact });
  const by = { at: call.at, seq };
  applyEffects(changes, effects, {
    place: (standing) => on.dutyPlace(deps, locked.row, standing, call.at),
    settingsOf: (duty) => settingsOfDuty(open, duty),
    by,
  });
  endThere(open, effects, by);
  return { id, seq };
}
