import { sideOf } from '../../domain/access/actor.ts';
import { demandFreshLogin } from '../../domain/access/fresh-login.ts';
import { leaders } from '../../domain/access/grants.ts';
import { inSight } from '../../domain/access/in-sight.ts';
import type { Role } from '../../domain/access/roles.ts';
import { factRule } from '../../domain/areas.ts';
import type { CorrectableKind, Correction } from '../../domain/corrections/records.ts';
import { Conflict, Forbidden, NotFound } from '../../domain/errors.ts';
import { situationOfReport } from '../../database/situations/situation-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import type { OpenedFact } from '../acting/opened-fact.ts';
import { actOnReport, type ReportDone, type ReportFile } from '../reports/report-stream.ts';
import { additionOf, reportNews } from '../reports/supplements.ts';
import { openSituation } from '../situations/open-situation.ts';
import { corrections } from './corrected-facts.ts';

const refuseOthers = (
  { acting: { call } }: ReportFile,
  was: { readonly kind: CorrectableKind; readonly personId: string | null },
): void => {
  const { actor } = call;
  if (actor.is !== 'person') throw new NotFound();
  if (was.personId === actor.personId) return;
  const those: readonly Role[] = leaders;
  const byLeader = factRule(was.kind).correctedBy === 'recorderOrLeader';
  if (byLeader && those.includes(actor.assignment.role)) return;
  throw new Forbidden('recorder-or-leader', { rule: 'record.correct' });
};

/**
 * The record that is to be corrected: one that counts and that the caller may correct.
 *
 * @throws NotFound when it is not there for her; Conflict `already-corrected`; Forbidden
 *   `recorder-or-leader`
 */
const correctable = async <K extends CorrectableKind>(
  file: ReportFile,
  { kind, corrects }: Pick<Correction<K>, 'kind' | 'corrects'>,
): Promise<OpenedFact<K>> => {
  const stored = await file.everyFact({ kinds: [kind] });
  const was = stored.find(({ id }) => id === corrects);
  if (!was || !inSight(file.acting.call.actor, was)) throw new NotFound();
  refuseOthers(file, was);
  if (stored.some((fact) => fact.corrects === corrects)) throw new Conflict('already-corrected');
  return was;
};

/**
 * What a record begins besides its own effects: an assessment that now tells of an immediate need a
 * situation, a reading that now tells of a new worry a report. What it has begun already goes on.
 */
const beginWhatIsOwed = async (
  file: ReportFile,
  made: Correction,
  was: OpenedFact<CorrectableKind>,
): Promise<void> => {
  const { acting, row } = file;
  if (made.kind === 'protectionAssessed' && made.record.immediateNeed === 'yes') {
    if (await situationOfReport(acting.tx, row.id)) return;
    await openSituation(acting, { because: 'immediateNeed', reports: [row] });
  }
  if (made.kind === 'supplementRead' && made.record.newWorry && was.kind === 'supplementRead') {
    if (was.secret.newWorry) return;
    const added = await additionOf(file, was.about);
    if (added) await reportNews(file, added);
  }
};

/**
 * Corrects a record (36 § FL): what it should have said takes its place, both stay to be seen, and
 * the reason stays with the recorder's side. What the record had opened or closed follows by itself
 * (`domain/acting/recount.ts`).
 *
 * @throws NotFound; Conflict `already-corrected`, `not-clerical`; Forbidden `recorder-or-leader`;
 *   LoginTooOld where the record itself asks for a fresh login
 */
export function correctRecord(
  deps: Deps,
  call: Call,
  reportId: string,
  correction: Correction,
): Promise<ReportDone> {
  const deed = { reportId, fact: 'correctionExplained' } as const;
  return actOnReport(deps, call, deed, async (file) => {
    const { kind, corrects, record, reason } = correction;
    demandFreshLogin({ ...call, action: factRule(kind).action }, deps.freshLoginSeconds);
    const was = await correctable(file, correction);
    // The row of the table is that of the record's kind, which the compiler cannot see.
    const correctedTo = corrections[kind] as (
      ...all: readonly unknown[]
    ) => object | Promise<object>;
    const said = await correctedTo(record, was, file);
    const { role, about, at } = was as { role?: string; about?: string; at?: string };
    const fact = await file.record(kind, { role, about, at, ...said, corrects } as never);
    await beginWhatIsOwed(file, correction, was);
    const outcome = sideOf(call.actor) === 'sender' ? 'sender' : 'receiver';
    return file.record('correctionExplained', { about: fact.id, outcome, secret: { reason } });
  });
}
