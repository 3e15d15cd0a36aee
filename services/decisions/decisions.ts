import { localDate } from '../../domain/calendar/time.ts';
import type { Information, StatedDecision } from '../../domain/decisions/records.ts';
import { Conflict, Forbidden, Invalid } from '../../domain/errors.ts';
import { isCloseViolence } from '../../domain/intake/violence.ts';
import { goesOnElsewhere } from '../../domain/report/status.ts';
import { leaders } from '../../domain/access/grants.ts';
import type { Role } from '../../domain/access/roles.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import {
  actOnReport,
  settingsOf,
  type ReportDone,
  type ReportFile,
} from '../reports/report-stream.ts';
import { keptDecision } from './kept-decision.ts';

const isLeader = ({ acting: { call } }: ReportFile): boolean => {
  const those: readonly Role[] = leaders;
  return call.actor.is === 'person' && those.includes(call.actor.assignment.role);
};

/**
 * Refuses an officer where the municipality's delegation leaves the decision to the IFO-chef or the
 * deputy.
 *
 * @throws Forbidden `decider-is-ifo-chef`
 */
const refuseOtherDecider = (file: ReportFile): void => {
  const { decider } = settingsOf(file.acting.deps, file.row);
  if (decider === 'ifoChef' && !isLeader(file)) {
    throw new Forbidden('decider-is-ifo-chef', { rule: 'municipality' });
  }
};

/**
 * Refuses *do not open* without a leader's reasoned override, when the assessment tells of violence
 * by, witnessed by or against a närstående, or of honour (HSLF-FS 2022:39).
 *
 * @throws Forbidden `leader-override-required`
 */
const refuseSilentNo = async (file: ReportFile, decision: StatedDecision): Promise<void> => {
  if (decision.outcome === 'open') return;
  const [assessed] = await file.facts({ kinds: ['protectionAssessed'] });
  if (!assessed || !isCloseViolence(assessed.secret.violence)) return;
  if (!isLeader(file) || !decision.override) {
    throw new Forbidden('leader-override-required', { rule: 'openInvestigation' });
  }
};

/**
 * Records the decision to open or not to open an investigation, which is due within 14 days of the
 * arrival (20 kap. 2 § SoL). Whoever decides types two identifiers of the child, which are compared
 * with the report's.
 *
 * @throws Forbidden `decider-is-ifo-chef`, `leader-override-required`; Invalid as `keptDecision`
 */
export function decideOnInvestigation(
  deps: Deps,
  call: Call,
  reportId: string,
  decision: StatedDecision,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'decisionMade' }, async (file) => {
    refuseOtherDecider(file);
    await refuseSilentNo(file, decision);
    const secret = await keptDecision(file, decision);
    return file.record('decisionMade', { outcome: decision.outcome, secret });
  });
}

/**
 * Proposes a decision to the IFO-chef or the deputy: the same content, of which she makes the decision
 * or another one. The duty moves to the leaders' queue (routine §5.5). Where the officer may decide
 * herself it is of use all the same, as when an override is needed.
 */
export function proposeDecision(
  deps: Deps,
  call: Call,
  reportId: string,
  decision: StatedDecision,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'decisionProposed' }, async (file) => {
    const secret = await keptDecision(file, decision);
    return file.record('decisionProposed', { outcome: decision.outcome, secret });
  });
}

/**
 * Changes a decision by another one with its own reasons (37–38 §§ FL). Not to open becomes to open as
 * long as the report is kept; the other way is the same deed, with the override that the first one
 * would have needed. So is the decision that turns out to be needed after all, because the
 * investigation that the report was thought to belong to was none.
 *
 * @throws Forbidden as `decideOnInvestigation`; Conflict `nothing-decided` where it goes
 *   on as another report, `not-changed` for the outcome that stands already
 */
export function changeDecision(
  deps: Deps,
  call: Call,
  reportId: string,
  decision: StatedDecision,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'decisionChanged' }, async (file) => {
    const { concludedAs: current } = file.row;
    if (goesOnElsewhere(current)) throw new Conflict('nothing-decided', { current });
    if (current === decision.outcome) throw new Conflict('not-changed', { current });
    refuseOtherDecider(file);
    await refuseSilentNo(file, decision);
    const secret = await keptDecision(file, decision);
    return file.record('decisionChanged', { outcome: decision.outcome, secret });
  });
}

/**
 * Records that those concerned were told that an investigation is opened. They are told at once;
 * with särskilda skäl the telling is postponed to a date when that is looked at again (20 kap. 4 §
 * SoL).
 *
 * @throws Conflict `nothing-to-tell` unless an investigation was opened; Invalid `review-in-past`
 */
export function informConcerned(
  deps: Deps,
  call: Call,
  reportId: string,
  information: Information,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'concernedInformed' }, async (file) => {
    if (file.row.concludedAs !== 'open') throw new Conflict('nothing-to-tell');
    if (!information.told && information.reviewOn <= localDate(call.at)) {
      throw new Invalid('review-in-past', {
        errors: [{ pointer: '#/body/reviewOn', code: 'must-be-later' }],
      });
    }
    const outcome = information.told ? 'told' : 'postponed';
    return file.record('concernedInformed', { outcome, secret: information });
  });
}
