import type { PersonActor } from '../../domain/access/actor.ts';
import { effectsOf } from '../../domain/acting/effects.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../../domain/errors.ts';
import { compareInstants } from '../../domain/calendar/time.ts';
import { ladderStep } from '../../domain/duties/project-duty.ts';
import { peopleOfUnit, personById } from '../../database/people/people-store.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import type { Answer, Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { onReport, type DeedAnswer } from '../acting/on-report.ts';
import { awaitedBefore, isReceiver, rungOf } from './receiving-order.ts';
import type { ReportFile } from '../acting/report-file.ts';

/**
 * Before its rung 403 *not yet yours*; a function whose holders are all absent counts as passed.
 * The rung's instant is read from the rule and the caller's clock, so that a sleeping engine keeps
 * nobody from opening.
 */
const refuseBeforeRung = async (file: ReportFile, actor: PersonActor): Promise<void> => {
  const { call, report, settings, tx } = file;
  const number = rungOf(actor.assignment.role);
  const waitsFor = awaitedBefore(number, await peopleOfUnit(tx, report.receivingUnitId, call.at));
  const duty = file.duties().find(({ kind }) => kind === 'openReport');
  if (!duty || waitsFor.length === 0) return;
  const rung = ladderStep(duty, settings, number);
  if (rung && compareInstants(call.at, rung.at) < 0) {
    throw new Forbidden('not-yet-yours', { rule: 'openReport', from: rung.at, waitsFor });
  }
};

/** The second who opens is told who was first; that name is a colleague's, on the same side. */
const refuseSecond = async ({ tx, report, call }: ReportFile): Promise<void> => {
  if (report.status === 'received') return;
  const [opening] = await readFacts(tx, report.id, ['reportOpened']);
  const taker = opening?.personId && (await personById(tx, opening.personId, call.at));
  throw new Conflict('already-opened', {
    current: report.status,
    takenBy: taker ? `${taker.givenName} ${taker.familyName}` : null,
    takenAt: opening?.occurredAt ?? null,
  });
};

/** First view by a receiver: the first to open takes the case, atomically. */
export function openReport(deps: Deps, call: Call, reportId: string): Promise<Answer<DeedAnswer>> {
  return onReport(
    deps,
    call,
    { reportId, action: 'report.open', resource: 'openings' },
    async (file) => {
      const { actor } = call;
      if (actor.is !== 'person') throw new NotFound();
      await refuseSecond(file);
      await refuseBeforeRung(file, actor);
      const fact = file.work.record({ kind: 'reportOpened' });
      file.apply(effectsOf({ kind: 'reportOpened' }), fact.seq);
      file.change({ openedByPersonAt: call.at });
      file.assign({ personId: actor.personId, role: actor.assignment.role });
      return fact;
    },
  );
}

export type CaseAssignment = { readonly login: string; readonly reason: string };

const wrongLogin = (code: 'unknown-officer' | 'officer-absent'): Invalid =>
  new Invalid(code, { errors: [{ pointer: '#/body/login', code }] });

/**
 * No case is ever without an owner: it is given to somebody who is there.
 *
 * @throws Invalid `unknown-officer` unless the login holds a receiving function at the unit,
 *   `officer-absent` while she is away
 */
export function assignCase(
  deps: Deps,
  call: Call,
  reportId: string,
  assignment: CaseAssignment,
): Promise<Answer<DeedAnswer>> {
  return onReport(
    deps,
    call,
    { reportId, action: 'case.assign', resource: 'assignments' },
    async (file) => {
      const people = await peopleOfUnit(file.tx, file.report.receivingUnitId, call.at);
      const officer = people.find(
        ({ login, role }) => login === assignment.login && isReceiver(role),
      );
      if (!officer) throw wrongLogin('unknown-officer');
      if (officer.absent) throw wrongLogin('officer-absent');
      const fact = file.work.record({
        kind: 'caseAssigned',
        clear: { about: officer.personId },
        secret: { reason: assignment.reason },
      });
      file.assign({ personId: officer.personId, role: officer.role });
      return fact;
    },
  );
}
