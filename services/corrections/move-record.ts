import { decide, isPossible } from '../../domain/access/decide.ts';
import { movableKinds, type MovableKind, type Move } from '../../domain/corrections/records.ts';
import { Conflict, NotFound } from '../../domain/errors.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import type { Acting } from '../acting/acting.ts';
import type { Draft } from '../acting/drafts.ts';
import { lock } from '../acting/lock.ts';
import type { OpenedFact } from '../acting/opened-fact.ts';
import { openFile } from '../acting/stream-file.ts';
import {
  actOnReport,
  reportStream,
  type ReportDone,
  type ReportFile,
} from '../reports/report-stream.ts';

const action = 'record.move';

type Origin = Omit<Draft<'recordBroughtIn'>['secret'], 'reason'>;

/**
 * The file of the child whom the record is about, which the deed has locked already.
 *
 * @throws NotFound for a report that the caller may not do this in; Conflict `wrong-state`
 */
const rightFile = async (acting: Acting, to: string): Promise<ReportFile> => {
  const { call } = acting;
  const locked = await lock(acting, reportStream, to);
  const { row, duties } = locked;
  if (!decide(call.actor, action, reportStream.resource(row, duties, call.at)).allow) {
    throw new NotFound();
  }
  const { status: current } = row;
  if (!isPossible(action, current)) throw new Conflict('wrong-state', { current, action });
  return openFile(acting, reportStream, locked);
};

/** @throws Conflict `already-moved`; NotFound for what is no such record of this file */
const refuseUnknown = async ({ facts }: ReportFile, id: string): Promise<never> => {
  const taken = await facts({ kinds: ['recordTakenOut'], about: id });
  throw taken.length > 0 ? new Conflict('already-moved') : new NotFound();
};

/**
 * The record, and by whom and when it was first written down: before its corrections, and before it
 * was moved here from yet another file.
 *
 * @throws NotFound for what is no such record; Conflict `already-corrected`, `already-moved`
 */
const recordToMove = async (
  file: ReportFile,
  id: string,
): Promise<{ readonly was: OpenedFact<MovableKind>; readonly origin: Origin }> => {
  const stored = await file.everyFact({ kinds: movableKinds });
  const was = stored.find((fact) => fact.id === id);
  if (!was) return refuseUnknown(file, id);
  if (stored.some(({ corrects }) => corrects === id)) throw new Conflict('already-corrected');
  const firstOf = (fact: typeof was): typeof was => {
    const earlier = stored.find((one) => one.id === fact.corrects);
    return earlier ? firstOf(earlier) : fact;
  };
  const first = firstOf(was);
  const moved = await file.facts({ kinds: ['recordBroughtIn'], about: first.id });
  const { recordedBy, recordedAt } = moved.find(({ about }) => about === first.id)?.secret ?? {
    recordedBy: first.personId,
    recordedAt: first.occurredAt,
  };
  return { was, origin: { recordedBy, recordedAt } };
};

/**
 * Moves a record that was written in the file of the wrong child, which a leader confirms (36 § FL).
 * It is sealed anew where it belongs, as it counts now; the wrong file keeps only that something was
 * moved.
 *
 * @throws NotFound; Forbidden; Conflict `same-report`, `already-corrected`,
 *   `already-moved`, `wrong-state`
 */
export function moveRecord(
  deps: Deps,
  call: Call,
  reportId: string,
  { record, to, reason }: Move,
): Promise<ReportDone> {
  const deed = { reportId, fact: 'recordTakenOut', alsoLocks: [to] } as const;
  return actOnReport(deps, call, deed, async (file) => {
    if (to === reportId) throw new Conflict('same-report');
    const { was, origin } = await recordToMove(file, record);
    const right = await rightFile(file.acting, to);
    const { id: about } = await right.record(was.kind, { secret: was.secret });
    await right.record('recordBroughtIn', { about, secret: { ...origin, reason } });
    return file.record('recordTakenOut', { about: record });
  });
}
