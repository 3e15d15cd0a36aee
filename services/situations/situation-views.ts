import { sideOf } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { appendEvents } from '../../database/trail/audit-trail.ts';
import { readDuties } from '../../database/duties/duty-store.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import {
  readSituations,
  reportsOfSituation,
  type SituationRow,
  type SituationScope,
} from '../../database/situations/situation-store.ts';
import { inTransaction, type Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import { openSeal } from '../acting/data-key.ts';
import type { Deps } from '../acting/deps.ts';
import { holdSituation } from './hold-situation.ts';
import { recordingRefusals } from '../acting/refused-attempts.ts';
import { inSight } from '../trail/in-sight.ts';
import { lookEvent } from '../acting/look-event.ts';
import { lookAtHouse, recordListRead, type HouseActor } from '../acting/on-house.ts';
import { dutyView, type DutyView } from '../acting/on-report.ts';
import { openFact } from '../acting/opened-secrets.ts';
import type { Listed, Page } from '../reports/queue.ts';

export type SituationView = {
  readonly id: string;
  readonly because: SituationRow['because'];
  readonly openedAt: Instant;
  readonly heldAt: Instant | null;
  /** The IFO-chef's unit: owner and named contact of the follow-up. */
  readonly owner: string;
  readonly school: string | null;
  readonly reports: readonly string[];
  readonly duties: readonly DutyView[];
  readonly meetings: readonly {
    readonly id: string;
    readonly at: Instant | null;
    readonly record: unknown;
  }[];
  readonly record: unknown;
  readonly etag: number;
};

const summaryOf = (deps: Deps, situation: SituationRow) => ({
  id: situation.id,
  because: situation.because,
  openedAt: situation.openedAt,
  heldAt: situation.heldAt,
  owner: deps.directory.unit(situation.ownerUnitId).name,
  school: situation.senderUnitId && deps.directory.unit(situation.senderUnitId).name,
});
export type SituationSummary = ReturnType<typeof summaryOf>;

/** A rektor's own school, a receiver's municipality; nobody else is shown situations. */
const scopeOf = (actor: HouseActor): SituationScope | undefined => {
  if (actor.is === 'client') return undefined;
  const { role, unitId, municipalityId } = actor.assignment;
  if (role === 'rektor') return { senderUnitId: unitId };
  return ['receiver', 'auditor'].includes(sideOf(actor)) ? { municipalityId } : undefined;
};

/** Situations of the caller's municipality or school, those still to be followed up first. */
export function listSituations(
  deps: Deps,
  call: Call,
  page: Page,
): Promise<Listed<SituationSummary>> {
  return lookAtHouse(deps, call, 'queue.read', async (tx, actor) => {
    const scope = scopeOf(actor);
    const { total, situations } = scope
      ? await readSituations(tx, { ...scope, ...page })
      : { total: 0, situations: [] };
    await recordListRead(tx, call, { action: 'situation.read', reportIds: [] });
    return { total, items: situations.map((one) => summaryOf(deps, one)) };
  });
}

/** What was planned and what was held; an auditor is shown no words. */
const followUpOf = async (
  deps: Deps,
  tx: Tx,
  call: Call,
  id: string,
): Promise<Pick<SituationView, 'meetings' | 'record'>> => {
  const seal = sideOf(call.actor) === 'auditor' ? undefined : await openSeal(tx, deps.keyring, id);
  const facts = await readFacts(tx, id, ['followUpMeetingPlanned', 'followUpMeetingHeld']);
  const records = facts.map((fact) => ({
    kind: fact.kind,
    id: fact.id,
    at: fact.at,
    record: seal ? openFact(seal, fact).secret : null,
  }));
  return {
    meetings: records
      .filter(({ kind }) => kind === 'followUpMeetingPlanned')
      .map(({ id: planned, at, record }) => ({ id: planned, at, record })),
    record: records.find(({ kind }) => kind === 'followUpMeetingHeld')?.record ?? null,
  };
};

/** The look stands in the trail before the answer leaves. @throws NotFound, Forbidden */
export function viewSituation(deps: Deps, call: Call, id: string): Promise<SituationView> {
  return recordingRefusals(deps, call, { streamId: id, action: 'situation.read' }, () =>
    inTransaction(deps.db, call.actor, async (tx) => {
      const { head, situation } = await holdSituation(tx, call, id, 'situation.read');
      const duties = (await readDuties(tx, id)).filter((duty) => inSight(call.actor, duty));
      const view = {
        ...summaryOf(deps, situation),
        reports: sideOf(call.actor) === 'sender' ? [] : await reportsOfSituation(tx, id),
        duties: duties.map(dutyView),
        ...(await followUpOf(deps, tx, call, id)),
        etag: head.etagSeq,
      };
      await appendEvents(tx, head, [lookEvent(call, 'situationRead', 'situation.read')]);
      return view;
    }),
  );
}
