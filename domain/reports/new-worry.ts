import type { Informed, ReportContent, StatedEvent } from '../report/report-content.ts';
import type { Supplement } from './records.ts';

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
 * A supplement as the report it becomes: the same child, home and reporter, and of the old worry
 * only who is suspected of what, which keeps the guardians from being told. What the supplement does
 * not say is not answered.
 */
export function newWorryIn(content: ReportContent, { text, events }: Supplement): ReportContent {
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
    informed: { child: notAsked, guardians: notAsked },
    more: { precautions: null, schoolMeasures: null, otherAgencies: [], familysView: null },
  };
}
