import { sideOf } from '../../domain/access/actor.ts';
import { decide } from '../../domain/access/decide.ts';
import { isInTheKnow } from '../../domain/access/need-to-know.ts';
import { sidesInSight } from '../../domain/access/in-sight.ts';
import type { FactKind } from '../../domain/kinds.ts';
import type { SignatoryRole } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { readFactPage, type FactRow } from '../../database/acting/fact-store.ts';
import { readDutyPage } from '../../database/duties/duty-store.ts';
import type { PagedRows } from '../../database/pages.ts';
import {
  readSituations,
  reportsOfSituation,
  situationOfReport,
  type SituationRow,
  type SituationScope,
} from '../../database/situations/situation-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Caller } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { etagOf } from '../acting/etag.ts';
import { dutyView, type DutyView } from '../acting/duty-view.ts';
import { lookAcross } from '../acting/look-across.ts';
import { look as lookAtStream } from '../acting/look.ts';
import { openFact } from '../acting/opened-fact.ts';
import { shownBeside, type Listed, type Page } from '../acting/page.ts';
import type { Locked } from '../acting/stream-adapter.ts';
import { changesOf, type ChangeView } from './change-views.ts';
import { situationResource, situationStream } from './situation-stream.ts';
import { readsWords, schoolOf, summaryOf, type SituationSummary } from './situation-summary.ts';

export type PlannedMeeting = {
  readonly id: string;
  readonly at: Instant | null;
  readonly record: unknown;
};

export type SituationView = SituationSummary & {
  /** Functions that know nothing of it until they are invited by name; none for the school. */
  readonly keptFrom: readonly SignatoryRole[];
  readonly reports: readonly string[];
  readonly duties: readonly DutyView[];
  /** The first that were planned; all are read page by page at their own address. */
  readonly meetings: readonly PlannedMeeting[];
  readonly record: unknown;
  readonly agreedChanges: readonly ChangeView[];
  readonly etag: number;
};

/**
 * Which situations a caller may list: a rektor those of her school, a receiver or auditor those of
 * the municipality, everybody else none.
 */
const scopeOf = (caller: Caller): SituationScope | undefined => {
  if (caller.is === 'client') return undefined;
  const { role, unitId, municipalityId, deputyFor } = caller.assignment;
  if (role === 'rektor') {
    return { senderUnitId: unitId, personId: caller.personId, role, deputyFor };
  }
  if (!['receiver', 'auditor'].includes(sideOf(caller))) return undefined;
  return { municipalityId, isInTheKnow: isInTheKnow(caller.assignment) };
};

/** Situations of the caller's municipality or school, those still to be followed up first. */
export function listSituations(
  deps: Deps,
  call: Call,
  page: Page,
): Promise<Listed<SituationSummary>> {
  const list = { asks: 'queue.read', purpose: 'situation.read' } as const;
  return lookAcross(deps, call, list, async (tx, caller) => {
    const scope = scopeOf(caller);
    const { total, situations } = scope
      ? await readSituations(tx, { ...scope, ...page })
      : { total: 0, situations: [] };
    const items = situations.map((one) => summaryOf(deps, call, one));
    return { shown: { total, items }, streamIds: situations.map(({ id }) => id) };
  });
}

type Seen = { readonly tx: Tx; readonly call: Call; readonly locked: Locked<SituationRow> };

/** What a fact of the follow-up says; null for whoever reads no words of it. */
const wordsOf = ({ call, locked }: Seen, fact: FactRow): unknown =>
  readsWords(call.actor, locked.row) ? openFact(locked.seal(), fact).secret : null;

const factsOf = async (
  { tx, call, locked }: Seen,
  kind: FactKind,
  page: Page,
): Promise<PagedRows<FactRow>> => {
  const sides = sidesInSight(call.actor);
  return readFactPage(tx, { streamId: locked.row.id, kinds: [kind], sides }, page);
};

const meetingsOf = async (seen: Seen, page: Page): Promise<Listed<PlannedMeeting>> => {
  const { total, rows } = await factsOf(seen, 'followUpMeetingPlanned', page);
  const items = rows.map((fact) => ({ id: fact.id, at: fact.at, record: wordsOf(seen, fact) }));
  return { total, items };
};

const recordOf = async (seen: Seen): Promise<unknown> => {
  const [held] = (await factsOf(seen, 'followUpMeetingHeld', shownBeside)).rows;
  return held ? wordsOf(seen, held) : null;
};

const look = { on: situationStream, action: 'situation.read', kind: 'situationRead' } as const;

/**
 * Shows an acute situation; the sender's side is not told which reports belong to it. The look is
 * recorded in the trail before the answer leaves.
 *
 * @throws NotFound, Forbidden
 */
export function viewSituation(deps: Deps, call: Call, situationId: string): Promise<SituationView> {
  return lookAtStream(deps, call, { ...look, streamId: situationId }, async (tx, locked) => {
    const isSchool = sideOf(call.actor) === 'sender';
    const seen = { tx, call, locked };
    const of = { streamId: situationId, sides: sidesInSight(call.actor) };
    const duties = await readDutyPage(tx, of, shownBeside);
    return {
      ...summaryOf(deps, call, locked.row),
      school: readsWords(call.actor, locked.row) ? schoolOf(deps, locked.row) : null,
      keptFrom: isSchool ? [] : locked.row.keptFrom,
      reports: isSchool ? [] : await reportsOfSituation(tx, situationId),
      duties: duties.rows.map((duty) => dutyView(duty, call)),
      meetings: (await meetingsOf(seen, shownBeside)).items,
      record: await recordOf(seen),
      agreedChanges: await changesOf(tx, call, locked),
      etag: etagOf(call.actor, locked.head),
    };
  });
}

/**
 * Shows a page of the meetings that were planned, in the order they were.
 *
 * @throws NotFound, Forbidden
 */
export function viewFollowUpPlans(
  deps: Deps,
  call: Call,
  situationId: string,
  page: Page,
): Promise<Listed<PlannedMeeting>> {
  const purpose = 'situation.read: meetings';
  const at = { ...look, streamId: situationId, purpose };
  return lookAtStream(deps, call, at, (tx, locked) => meetingsOf({ tx, call, locked }, page));
}

/** The id of a report's situation; null for a caller who may not know of that. */
export async function situationInSight(
  tx: Tx,
  { actor }: Call,
  reportId: string,
): Promise<string | null> {
  const situation = await situationOfReport(tx, reportId);
  if (!situation) return null;
  const { allow } = decide(actor, 'situation.read', situationResource(situation));
  return allow ? situation.id : null;
}
