import type { PersonActor } from '../../domain/access/actor.ts';
import { isInTheKnow } from '../../domain/access/need-to-know.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../../domain/errors.ts';
import { awaitedTurn } from '../../domain/intake/opening-turn.ts';
import { isReceiver } from '../../domain/intake/receiving-order.ts';
import { peopleOfUnit } from '../../database/people/people-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { namedContact } from '../acting/named-contact.ts';
import { recordOpening } from '../reports/record-opening.ts';
import { actOnReport, type ReportDone, type ReportFile } from '../reports/report-stream.ts';

/** @throws Forbidden `not-yet-yours` for a receiver whose rung has not come yet */
const refuseBeforeRung = async (file: ReportFile, actor: PersonActor): Promise<void> => {
  const { row: report, acting } = file;
  const { call, deps, tx } = acting;
  const people = await peopleOfUnit(tx, report.receivingUnitId, call.at);
  const duty = file.duties().find(({ kind }) => kind === 'openReport');
  if (!duty) return;
  const settings = deps.directory.settingsVersion(report.municipalityId, duty.settingsVersion);
  const awaited = awaitedTurn(actor.assignment.role, { duty, settings, people }, call.at);
  if (awaited) throw new Forbidden('not-yet-yours', { rule: 'openReport', ...awaited });
};

/**
 * Refuses a second opening and says who was first. That name may be shown, because only colleagues
 * of the same side may open.
 *
 * @throws Conflict `already-opened`
 */
const refuseSecond = async ({ row: report, facts, acting }: ReportFile): Promise<void> => {
  if (report.status === 'received') return;
  const [opening] = await facts({ kinds: ['reportOpened'] });
  const { tx, call } = acting;
  throw new Conflict('already-opened', {
    current: report.status,
    takenBy: (await namedContact(tx, opening?.personId, call.at))?.name ?? null,
    takenAt: opening?.occurredAt ?? null,
  });
};

/**
 * Opens a report: the first receiver to open it takes the case. When two open at once, the lock on
 * the stream lets one in first and the other is refused.
 *
 * @throws Forbidden `not-yet-yours`; Conflict `already-opened`
 */
export function openReport(deps: Deps, call: Call, reportId: string): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'reportOpened' }, async (file) => {
    const { actor } = call;
    if (actor.is !== 'person') throw new NotFound();
    await refuseSecond(file);
    await refuseBeforeRung(file, actor);
    return recordOpening(file);
  });
}

export type CaseAssignment = { readonly login: string; readonly reason: string };

const wrongLogin = (code: 'unknown-officer' | 'officer-absent' | 'officer-outside'): Invalid =>
  new Invalid(code, { errors: [{ pointer: '#/body/login', code }] });

/**
 * Gives the case to a receiver at the unit. She must be present: while she is away nobody would act
 * on the case.
 *
 * @throws Invalid `unknown-officer` unless the login holds a receiving function at the unit,
 *   `officer-absent` while she is away, `officer-outside` when the child has protected identity and
 *   she does not belong to those who may know
 */
export function assignCase(
  deps: Deps,
  call: Call,
  reportId: string,
  { login, reason }: CaseAssignment,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'caseAssigned' }, async (file) => {
    const people = await peopleOfUnit(file.acting.tx, file.row.receivingUnitId, call.at);
    const held = people.filter((one) => one.login === login && isReceiver(one.role));
    if (held.length === 0) throw wrongLogin('unknown-officer');
    const officer = held.find((one) => !file.row.protectedIdentity || isInTheKnow(one));
    if (!officer) throw wrongLogin('officer-outside');
    if (officer.absent) throw wrongLogin('officer-absent');
    const { personId, role } = officer;
    return file.record('caseAssigned', { about: personId, secret: { reason, role } });
  });
}
