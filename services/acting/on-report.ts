import { Conflict, Forbidden, NotFound, PreconditionFailed } from '../../domain/errors.ts';
import type { FactKind } from '../../domain/acting/facts.ts';
import { decide, type Action } from '../../domain/access/permissions.ts';
import { rolledDueDate } from '../../domain/duties/project-duty.ts';
import type { LocalDate } from '../../domain/calendar/time.ts';
import { isPossible } from '../../domain/acting/transitions.ts';
import { appendEvents } from '../../database/trail/audit-trail.ts';
import { readDuties, type DutyRow } from '../../database/duties/duty-store.ts';
import { readReport, type ReportRow } from '../../database/reports/report-store.ts';
import { lockStream, type StreamHead } from '../../database/acting/stream-store.ts';
import { inTransaction, type Tx } from '../../database/transaction.ts';
import { answered, type Answer, type Call } from './call.ts';
import type { Deps } from './deps.ts';
import { openReportFile, type ReportFile } from './report-file.ts';
import { inSight, statusInSight } from '../trail/in-sight.ts';
import { lookEvent } from './look-event.ts';
import { recordingRefusals } from './refused-attempts.ts';
import { reportResource } from '../reports/report-resource.ts';

/** What every deed answers: its own id, and the report as it now stands for this caller. */
export type DeedAnswer = {
  readonly id: string;
  readonly seq: number;
  readonly report: {
    readonly id: string;
    readonly status: ReportRow['status'];
    readonly concludedAs: ReportRow['concludedAs'];
  };
  readonly duties: readonly DutyView[];
  readonly etag: number;
};

export type DutyView = Pick<
  DutyRow,
  'id' | 'kind' | 'side' | 'ownerRole' | 'signatory' | 'dueAt' | 'state' | 'reason'
> & {
  /** Shown beside `dueAt`, never used: `rolledDueDate` of the domain. */
  readonly rolledDueDate: LocalDate | null;
};

export function dutyView(duty: DutyRow): DutyView {
  return {
    id: duty.id,
    kind: duty.kind,
    side: duty.side,
    ownerRole: duty.ownerRole,
    signatory: duty.signatory,
    dueAt: duty.dueAt,
    rolledDueDate: rolledDueDate(duty),
    state: duty.state,
    reason: duty.reason,
  };
}

type Held = {
  readonly head: StreamHead;
  readonly report: ReportRow;
  readonly duties: readonly DutyRow[];
};

/** @throws NotFound for what does not exist and for what this actor's fence hides */
const holdReport = async (tx: Tx, call: Call, reportId: string): Promise<Held> => {
  const head = await lockStream(tx, reportId);
  const report = head && (await readReport(tx, reportId));
  if (!report) throw new NotFound();
  const duties = await readDuties(tx, reportId);
  return { head, report, duties: duties.filter((duty) => inSight(call.actor, duty)) };
};

const authorise = (call: Call, action: Action, { report, duties }: Held): void => {
  const decision = decide(call.actor, action, reportResource(report, duties, call.at));
  if (decision.allow) return;
  throw decision.because === 'hidden'
    ? new NotFound()
    : new Forbidden('forbidden', { rule: decision.rule });
};

const checkState = (call: Call, action: Action, { report, head }: Held): void => {
  if (call.expected !== undefined && call.expected !== head.etagSeq) {
    throw new PreconditionFailed('changed-since', { etag: head.etagSeq });
  }
  if (!isPossible(action, report.status)) {
    throw new Conflict('wrong-state', { current: report.status, action });
  }
};

export type Deed = {
  readonly reportId: string;
  readonly action: Action;
  /** Where the new fact is found, without its id: below the report, from `/` on below the API. */
  readonly resource: string;
};

/**
 * A human deed on one report: lock the head → authorise → check the transition → write the fact,
 * open and close duties, append the event → remember the answer; all in one transaction.
 *
 * @param work records the fact that the deed is, and returns it
 * @throws NotFound, Forbidden, Conflict, PreconditionFailed, Invalid
 */
export async function onReport(
  deps: Deps,
  call: Call,
  deed: Deed,
  work: (file: ReportFile) => Promise<{ readonly id: string; readonly seq: number }>,
): Promise<Answer<DeedAnswer>> {
  let wakes = false;
  const answer = await recordingRefusals(deps, call, { ...deed, streamId: deed.reportId }, (seen) =>
    answered(deps, call, async (tx) => {
      const held = await holdReport(tx, call, deed.reportId);
      authorise(call, deed.action, held);
      seen();
      checkState(call, deed.action, held);
      const file = await openReportFile(deps, { tx, call, ...held });
      const fact = await work(file);
      const head = await file.flush();
      wakes = file.work.wakes();
      const report = await readReport(tx, deed.reportId);
      if (!report) throw new NotFound();
      const seenNow = statusInSight(call.actor, report);
      return deedAnswer(deed, fact, { report: seenNow, duties: file.duties(), head });
    }),
  );
  if (wakes) deps.wake();
  return answer;
}

const collectionOf = ({ reportId, resource }: Deed): string =>
  resource.startsWith('/') ? resource : `/reports/${reportId}/${resource}`;

const deedAnswer = (
  deed: Deed,
  fact: { readonly id: string; readonly seq: number },
  now: {
    readonly report: Pick<ReportRow, 'status' | 'concludedAs'>;
    readonly duties: readonly DutyRow[];
    readonly head: StreamHead;
  },
): Answer<DeedAnswer> => {
  const { report, duties, head } = now;
  return {
    status: 201,
    location: `/api/v1${collectionOf(deed)}/${fact.id}`,
    body: {
      id: fact.id,
      seq: fact.seq,
      report: { id: deed.reportId, ...report },
      duties: duties.filter((duty) => duty.state === 'open').map(dutyView),
      etag: head.etagSeq,
    },
  };
};

export type Look = {
  readonly reportId: string;
  readonly action: Action;
  readonly kind: FactKind;
  readonly purpose?: string;
};

/**
 * A look at one report: what is shown is read, the event of the look is committed, and only then
 * does the answer leave. If the look cannot be recorded there is no answer.
 */
export function lookAtReport<T>(
  deps: Deps,
  call: Call,
  look: Look,
  view: (tx: Tx, held: Held) => Promise<T>,
): Promise<T> {
  return recordingRefusals(deps, call, { ...look, streamId: look.reportId }, (seen) =>
    inTransaction(deps.db, call.actor, async (tx) => {
      const held = await holdReport(tx, call, look.reportId);
      authorise(call, look.action, held);
      seen();
      const shown = await view(tx, held);
      const event = lookEvent(call, look.kind, look.purpose ?? look.action);
      await appendEvents(tx, held.head, [event]);
      return shown;
    }),
  );
}
