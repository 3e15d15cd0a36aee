import { effectsOf } from '../../domain/acting/effects.ts';
import { Conflict } from '../../domain/errors.ts';
import { localDate, type Instant, type LocalDate } from '../../domain/calendar/time.ts';
import { endDuties, readDuties } from '../../database/duties/duty-store.ts';
import {
  markSituationHeld,
  readSituation,
  situationOfReport,
} from '../../database/situations/situation-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { answered, type Answer, type Call } from '../acting/call.ts';
import { openSeal } from '../acting/data-key.ts';
import type { Deps } from '../acting/deps.ts';
import { endings } from '../duties/duty-changes.ts';
import { holdSituation } from './hold-situation.ts';
import { onReport, type DeedAnswer } from '../acting/on-report.ts';
import { openSituation } from './open-situation.ts';
import { refusePassed } from '../meetings/refuse-passed.ts';
import { recordingRefusals } from '../acting/refused-attempts.ts';
import { beginStreamWork, type StreamWork } from '../acting/stream-work.ts';

/** A call at night, a known child: the officer says that a situation was acute. */
export async function openSituationFor(
  deps: Deps,
  call: Call,
  reportId: string,
): Promise<Answer<DeedAnswer>> {
  const answer = await onReport(
    deps,
    call,
    { reportId, action: 'situation.open', resource: '/acute-situations' },
    async ({ tx, report }) => {
      if (await situationOfReport(tx, reportId)) throw new Conflict('situation-exists');
      return openSituation(deps, tx, call, { because: 'openedByOfficer', reports: [report] });
    },
  );
  // The waking fact stands in the situation's own stream, which the report's deed does not know.
  deps.wake();
  return answer;
}

export type FollowUpPlan = { readonly time: Instant; readonly invited: readonly string[] };
export type FollowUpRecord = {
  readonly held: true;
  readonly date: LocalDate;
  readonly people: readonly string[];
  readonly worked: string;
  readonly didNot: string;
  readonly agreedChanges: readonly {
    readonly what: string;
    readonly owner: string;
    readonly date: LocalDate;
  }[];
};

export type SituationAnswer = {
  readonly id: string;
  readonly seq: number;
  readonly situation: { readonly id: string; readonly heldAt: Instant | null };
  readonly etag: number;
};

const onSituation = async (
  deps: Deps,
  call: Call,
  id: string,
  work: (tx: Tx, open: StreamWork) => Promise<{ id: string; seq: number }>,
): Promise<Answer<SituationAnswer>> => {
  const deed = { streamId: id, action: 'situation.lead' } as const;
  let wakes = false;
  const answer = await recordingRefusals(deps, call, deed, (seen) =>
    answered(deps, call, async (tx) => {
      const { head, situation } = await holdSituation(tx, call, id, deed.action);
      seen();
      if (situation.heldAt) throw new Conflict('already-held', { current: situation.heldAt });
      const seal = await openSeal(tx, deps.keyring, id);
      const open = beginStreamWork({ tx, actor: call.actor, at: call.at, head, seal });
      const fact = await work(tx, open);
      const { etagSeq } = await open.flush();
      wakes = open.wakes();
      const now = await readSituation(tx, id);
      return {
        status: 201,
        // The situation itself shows what a deed on it made; its facts have no pages of their own.
        location: `/api/v1/acute-situations/${id}`,
        body: { ...fact, situation: { id, heldAt: now?.heldAt ?? null }, etag: etagSeq },
      };
    }),
  );
  if (wakes) deps.wake();
  return answer;
};

/**
 * Social services and the school, without the family; the IFO-chef leads.
 *
 * @throws Invalid `time-has-passed`; Conflict `already-held`
 */
export function planFollowUp(
  deps: Deps,
  call: Call,
  id: string,
  plan: FollowUpPlan,
): Promise<Answer<SituationAnswer>> {
  return onSituation(deps, call, id, async (_tx, open) => {
    refusePassed(call, { time: plan.time });
    return open.record({ kind: 'followUpMeetingPlanned', clear: { at: plan.time }, secret: plan });
  });
}

/**
 * The record of the meeting: it cannot be dropped, only held.
 *
 * @throws Conflict `already-held`; `not-yet` for a date that has not come
 */
export function recordFollowUp(
  deps: Deps,
  call: Call,
  id: string,
  record: FollowUpRecord,
): Promise<Answer<SituationAnswer>> {
  return onSituation(deps, call, id, async (tx, open) => {
    if (record.date > localDate(call.at)) throw new Conflict('not-yet');
    const fact = open.record({ kind: 'followUpMeetingHeld', secret: record });
    const { closes = [] } = effectsOf({ kind: 'followUpMeetingHeld' });
    await endDuties(tx, endings(await readDuties(tx, id), closes, { at: call.at, seq: fact.seq }));
    await markSituationHeld(tx, id, call.at);
    return fact;
  });
}
