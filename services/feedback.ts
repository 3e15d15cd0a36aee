import { effectsOf } from '../domain/effects.ts';
import { Conflict } from '../domain/errors.ts';
import type { Conclusion } from '../domain/status.ts';
import { newId } from '../platform/ids.ts';
import type { Answer, Call } from './call.ts';
import type { Deps } from './deps.ts';
import { onReport, type DeedAnswer } from './on-report.ts';
import { reopen } from './reopen.ts';

/** One of the three lawful answers and nothing more (26:9 a OSL), or why none is given. */
export type Feedback =
  | { readonly answer: 'opened' | 'notOpened' | 'alreadyOngoing' }
  | { readonly inappropriate: true; readonly reason: string };

const truthful: Readonly<Partial<Record<Conclusion, string>>> = {
  open: 'opened',
  doNotOpen: 'notOpened',
  coveredByOngoing: 'alreadyOngoing',
};

/**
 * Feedback to the author (19 kap. 6 § SoL). *Olämpligt* needs its reason, which stays with the
 * receiver; the answer crosses to the sender.
 *
 * @throws Conflict `not-owed` when none is awaited, `not-what-was-decided` for another answer
 */
export const giveFeedback = (
  deps: Deps,
  call: Call,
  reportId: string,
  feedback: Feedback,
): Promise<Answer<DeedAnswer>> =>
  onReport(
    deps,
    call,
    { reportId, action: 'feedback.give', resource: 'feedback' },
    async (file) => {
      const owed = file.duties().some((d) => d.kind === 'giveFeedback' && d.state === 'open');
      if (!owed) throw new Conflict('not-owed');
      const decided = truthful[file.report.concludedAs ?? 'forwarded'];
      if ('answer' in feedback && feedback.answer !== decided) {
        throw new Conflict('not-what-was-decided', { current: decided });
      }
      const fact = file.work.record(
        'answer' in feedback
          ? { kind: 'feedbackRecorded', side: 'both', clear: { outcome: feedback.answer } }
          : {
              kind: 'feedbackRecorded',
              side: 'receiver',
              clear: { outcome: 'inappropriate' },
              secret: { reason: feedback.reason },
            },
      );
      file.apply(effectsOf({ kind: 'feedbackRecorded' }), fact.seq);
      return fact;
    },
  );

/** Asked after the decision it is owed at once, and reopens a closed report. */
export const requestFeedback = (
  deps: Deps,
  call: Call,
  reportId: string,
): Promise<Answer<DeedAnswer>> =>
  onReport(
    deps,
    call,
    { reportId, action: 'feedback.request', resource: 'feedback-requests' },
    async (file) => {
      const known = await file.facts(['feedbackRequested', 'feedbackRecorded']);
      if (known.length > 0) throw new Conflict('already-asked');
      const concluded = file.report.concludedAs !== null;
      const id = newId(call.at);
      if (concluded) reopen(file);
      const fact = file.work.record({ kind: 'feedbackRequested', id });
      file.apply(effectsOf({ kind: 'feedbackRequested', id, concluded }), fact.seq);
      return fact;
    },
  );
