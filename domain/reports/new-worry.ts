import type { Informed, ReportContent, StatedEvent } from '../report/report-content.ts';
import type { Supplement } from './records.ts';
import { isRegistered, registeredChannels } from './spoken.ts';

const asEvent = (text: string): StatedEvent => ({
  what: text,
  when: { date: null, note: null },
  source: { kind: 'unknown' },
  childsOwnWords: null,
  area: 'notSorted',
});

const notAsked: Informed = {
  answer: 'notAnswered',
  by: null,
  at: null,
  said: null,
  reasonIfNot: null,
};

/**
 * The report that a supplement with a new worry becomes. Child, home and reporter are those of the
 * first report. Of its worry the kinds, the suspected and the reason against telling the guardians
 * are kept, because they decide whether the guardians may be told. What the supplement does not say
 * counts as not answered, and no feedback is wanted: it would tell the reporter of a report that she
 * may not know of, and she is answered about the one she wrote.
 */
export function newWorryIn(
  content: ReportContent,
  { text, events, attachments = [] }: Supplement,
): ReportContent {
  return {
    ...content,
    acute: {
      danger: 'notAnswered',
      how: null,
      phoneContact: { taken: 'notAnswered', at: null, with: null },
    },
    childNow: { where: null, safeUntil: null },
    events: [asEvent(text), ...events],
    worry: {
      ...content.worry,
      whyNow: null,
      since: null,
      mostWorrying: null,
      ifNothingIsDone: null,
      protectiveFactors: null,
    },
    siblings: { answer: 'notAnswered', list: [] },
    feedback: { wanted: false },
    informed: { child: notAsked, guardians: notAsked },
    more: { precautions: null, schoolMeasures: null, otherAgencies: [], familysView: null },
    attachments,
  };
}

/**
 * The report that a written one becomes when it tells of a new worry besides what it confirms. It says
 * what that says; for feedback the same holds as for a supplement, and it was signed for there.
 */
export function asNewWorry(written: ReportContent): ReportContent {
  return { ...written, feedback: { wanted: false }, coSigning: { exclude: [] } };
}

/** The channels of reports that the receiver made of another one, and so holds from the start. */
export const madeByReceiver = ['supplement', 'moved'] as const;

/** The channels of reports that their sender does not know of. */
export const hiddenFromSender = [...madeByReceiver, 'forwarded', 'synthetic'] as const;

/** Whether the receiver made the report: of another, or of what she was told. */
export function isMadeByReceiver({ channel }: { readonly channel: string }): boolean {
  const made: readonly string[] = [...madeByReceiver, ...registeredChannels];
  return made.includes(channel);
}

/**
 * Whether the sender knows of a report. One that the receiver made of the new worry in a supplement
 * is hidden from her, because it tells how the supplement was judged; one that was moved to another
 * child, because she wrote of the first; and one that was forwarded, because it tells that another
 * municipality answers for the child. What the receiver wrote down has no sender until the caller has
 * confirmed it, and an artificial one none at all.
 */
export function isKnownToSender(report: {
  readonly channel: string;
  readonly authorPersonId: string | null;
}): boolean {
  if (isRegistered(report)) return report.authorPersonId !== null;
  const hidden: readonly string[] = hiddenFromSender;
  return !hidden.includes(report.channel);
}
