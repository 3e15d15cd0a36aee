import { effectsOf } from '../../domain/acting/effects.ts';
import { Conflict, Forbidden, Invalid } from '../../domain/errors.ts';
import { localDate, type LocalDate } from '../../domain/calendar/time.ts';
import { isCloseViolence, type ProtectionAssessment } from '../intake/assessment.ts';
import type { Answer, Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { mayBeAnswered } from './feedback.ts';
import { onReport, type DeedAnswer } from '../acting/on-report.ts';
import type { ReportFile } from '../acting/report-file.ts';

export type Decision = {
  readonly outcome: 'open' | 'doNotOpen';
  readonly grounds: string;
  readonly reasons: string;
  /** The child's view, or why the child was not heard (3 kap. 3 § SoL). */
  readonly childsView: string;
  /** One sentence on the child's best interests, in both outcomes (3 kap. 1 § SoL). */
  readonly bestInterests: string;
  /** Two identifiers of the child were compared: two children have been taken for one before. */
  readonly identifiersChecked: true;
  readonly override: string | null;
};

const isLeader = ({ call }: ReportFile): boolean =>
  call.actor.is === 'person' && ['ifoChef', 'deputyIfoChef'].includes(call.actor.assignment.role);

/** Who decides is the municipality's delegation. */
const refuseOtherDecider = (file: ReportFile): void => {
  if (file.settings.decider === 'ifoChef' && !isLeader(file)) {
    throw new Forbidden('decider-is-ifo-chef', { rule: 'municipality' });
  }
};

/**
 * With violence by, witnessed by or against a närstående, or honour, *do not open* needs the
 * leader's reasoned override (HSLF-FS 2022:39).
 */
const refuseSilentNo = async (file: ReportFile, decision: Decision): Promise<void> => {
  if (decision.outcome === 'open') return;
  const [assessed] = await file.facts(['protectionAssessed']);
  const assessment = assessed?.secret as ProtectionAssessment | undefined;
  if (!assessment || !isCloseViolence(assessment.violence)) return;
  if (!isLeader(file) || !decision.override) {
    throw new Forbidden('leader-override-required', { rule: 'openInvestigation' });
  }
};

/** Wanted in the report, or asked for since (19 kap. 6 § SoL). */
const wantsFeedback = async (file: ReportFile): Promise<boolean> => {
  if (!mayBeAnswered(file.report)) return false;
  const { feedback } = await file.content();
  return feedback.wanted || (await file.facts(['feedbackRequested'])).length > 0;
};

/** To open or not to open an investigation, within 14 days of arrival (20 kap. 2 § SoL). */
export function decideOnInvestigation(
  deps: Deps,
  call: Call,
  reportId: string,
  decision: Decision,
): Promise<Answer<DeedAnswer>> {
  return onReport(
    deps,
    call,
    { reportId, action: 'decision.make', resource: 'decisions' },
    async (file) => {
      refuseOtherDecider(file);
      await refuseSilentNo(file, decision);
      const fact = file.work.record({
        kind: 'decisionMade',
        clear: { outcome: decision.outcome },
        secret: decision,
      });
      file.apply(
        effectsOf({
          kind: 'decisionMade',
          outcome: decision.outcome,
          feedbackWanted: await wantsFeedback(file),
        }),
        fact.seq,
      );
      return fact;
    },
  );
}

export type Information =
  | { readonly told: true; readonly how: string }
  | { readonly told: false; readonly exceptionalReasons: string; readonly reviewOn: LocalDate };

/**
 * Those concerned are told that an investigation was opened, at once unless särskilda skäl
 * (20 kap. 4 § SoL), and then with a date when that is looked at again.
 *
 * @throws Conflict `nothing-to-tell` unless an investigation was opened; Invalid `review-in-past`
 */
export function informConcerned(
  deps: Deps,
  call: Call,
  reportId: string,
  information: Information,
): Promise<Answer<DeedAnswer>> {
  return onReport(
    deps,
    call,
    { reportId, action: 'concerned.inform', resource: 'informations' },
    async (file) => {
      if (file.report.concludedAs !== 'open') throw new Conflict('nothing-to-tell');
      if (!information.told && information.reviewOn <= localDate(call.at)) {
        throw new Invalid('review-in-past', {
          errors: [{ pointer: '#/body/reviewOn', code: 'must-be-later' }],
        });
      }
      const fact = file.work.record({
        kind: 'concernedInformed',
        clear: { outcome: information.told ? 'told' : 'postponed' },
        secret: information,
      });
      file.apply(effectsOf({ kind: 'concernedInformed' }), fact.seq);
      return fact;
    },
  );
}
