import { factsThat } from '../../../domain/acting/effects.ts';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Due, RungTime } from '../../../domain/duties/due-dates.ts';
import type { DutyRule, Rung } from '../../../domain/duties/duty-rule.ts';
import { firstDayInForce, ruleInForce } from '../../../domain/law/law.ts';
import { settingDefaults } from '../../../domain/settings/settings.ts';
import { dutyRules, dutyKinds, factRule } from '../../../domain/areas.ts';
import { type DutyKind, type FactKind } from '../../../domain/kinds.ts';

/** Rows of the document that have no entry in the code yet, and are *not yet* in the requirements. */
const later = ['reviewBreakGlass'];

const columns = ['kind', 'opensAt', 'owner', 'due', 'reminders', 'closedBy', 'rule'] as const;
type DocumentRow = Readonly<Record<(typeof columns)[number], string>>;

const text = readFileSync(new URL('../../../docs/duties.md', import.meta.url), 'utf8');
const document = new Map<string, DocumentRow>(
  text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [duty = '', ...cells] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      const row = Object.fromEntries(columns.map((column, n) => [column, cells[n] ?? '']));
      return [duty.replaceAll('`', ''), row as DocumentRow];
    }),
);
const rowOf = (kind: DutyKind): DocumentRow => document.get(kind)!;

/** How the document says when something is due; the clock of the arrival counts days by number. */
const describeDue = (due: Due, kind: DutyKind): string => {
  const { from } = dutyRules[kind];
  switch (due.is) {
    case 'officeMinutes':
      return `${due.minutes / 60} office hour; acute: ${due.acuteMinutes} min, any hour`;
    case 'endOfArrivalDay':
      return 'end of arrival day (late arrival: next)';
    case 'endOfDay':
      if (due.daysAfter === 0) return kind === 'explainDifference' ? 'same day' : 'end of same day';
      if (due.daysAfter === 1 && from === 'opening') return 'end of next day';
      return from === 'arrival' ? `end of day ${due.daysAfter}` : `${due.daysAfter} days`;
    case 'endOfStatedDay':
      return kind === 'reviewPostponedInformation' ? 'its review date' : 'its date';
    case 'endOfDayWeeksAfter':
      return `decision + ${due.weeks} week`;
    case 'endOfSameWeekday':
      return 'same weekday';
    case 'endOfTerm':
      return 'end of term';
    case 'endOfWeekday':
      return due.weekdaysAfter === 1 ? 'end of next weekday' : `${due.weekdaysAfter} weekdays`;
  }
};

const dueOf = (kind: DutyKind): string => {
  const { due, dueAtOnce } = dutyRules[kind];
  const standard = describeDue(due(settingDefaults.service), kind);
  return dueAtOnce
    ? `${standard}; later request or ongoing: ${describeDue(dueAtOnce, kind)}`
    : standard;
};

const fractions: Readonly<Record<string, string>> = {
  [1 / 2]: 'half time',
  [1 / 3]: '1/3',
  [2 / 3]: '2/3',
};

/** The last day of a decision that nobody has extended, from which its last reminders are counted. */
const lastDayOfTheDecision = 14;

/** How the document says when a reminder rings. */
const describeTime = (at: RungTime, kind: DutyKind): string => {
  switch (at.is) {
    case 'fraction':
      return fractions[at.of] ?? `${at.of} of the time`;
    case 'atDue':
      return 'due';
    case 'officeMinutes':
      return `${at.minutes / 60} office hour`;
    case 'dayMorning':
      return `day ${at.day}`;
    case 'endOfWeekday':
      return `${at.weekdaysAfter} weekdays`;
    case 'daysBeforeDue':
      return kind === 'decideOnInvestigation'
        ? `day ${lastDayOfTheDecision - at.days}`
        : `${at.days} days before`;
    case 'weekdaysBeforeDue':
      return `${at.weekdays} weekdays before`;
    case 'everyHours':
      return `every ${at.hours} h`;
    case 'everyMorningAfterDue':
      return 'then every morning';
    case 'everyWeekdayMorningAfterDue':
      return 'then every weekday';
    case 'weeklyAfterDue':
      return 'then weekly';
  }
};

type Reminder = { readonly time: string; readonly to: string | null };

/** `1, 3 weekdays` and `day 7, 11` name their unit once: each reminder gets it back. */
const remindersIn = (cell: string): readonly Reminder[] => {
  const parts = cell.split(/[,;] /);
  return parts.map((part, n) => {
    const unit = parts[n - 1]?.match(/^(?:day )?\d+$/) ? 'day ' : '';
    const bare = /^\d+$/.test(part);
    // `3, 5 → officer` counts weekdays in both.
    const counted = part.replace(/^(\d+) →/, '$1 weekdays →');
    const whole = bare && n === 0 ? `${part} weekdays` : bare ? `${unit}${part}` : counted;
    const [, time = '', to = ''] = whole.match(reminder) ?? [];
    return { time, to: to.replace('→ ', '').trim() || null };
  });
};
const reminder =
  /^(half time|every \d+ h|\d+ office hour|1\/3|2\/3|due|day \d+|\d+ (?:week)?days(?: before)?|then every \w+|then weekly)(.*)$/;

/** Whom the document names at a reminder; where it names nobody, the owner or the leaders. */
const named: Readonly<Record<string, readonly Rung['to'][number][]>> = {
  deputy: ['deputyIfoChef'],
  'every officer': ['officer'],
  socialchef: ['socialchef'],
  ifoChef: ['ifoChef'],
  'author + officer': ['author', 'caseHolder'],
  // Of a duty that is not the officer's own, she is whoever holds the case.
  officer: ['caseHolder'],
};

/** Said of a ladder in the document and kept by the services, not by the table. */
const ofTheOpening = '; before its rung 403 *not yet yours*; absence counts as rung passed';
const sameAsOpening: Readonly<Partial<Record<DutyKind, { due: string; reminders: string }>>> = {
  readSupplement: { due: 'as `openReport`', reminders: 'as there' },
};
const openingReminders = rowOf('openReport').reminders;

const remindersOf = (kind: DutyKind): readonly Reminder[] => {
  const { reminders } = rowOf(kind);
  const cell = reminders === sameAsOpening[kind]?.reminders ? openingReminders : reminders;
  return remindersIn(cell.replace(ofTheOpening, ''));
};

/** The last rung of a ladder that ends by itself is told among what closes the duty. */
const ringing = ({ rungs, lapsesAs }: DutyRule): readonly Rung[] =>
  lapsesAs ? rungs.slice(0, -1) : rungs;

const opensWith: Readonly<Record<string, readonly FactKind[]>> = {
  received: ['reportSent'],
  // Of a school nurse’s report only when she says so.
  send: ['reportSent', 'signatureAsked'],
  supplement: ['supplementAdded', 'reportConfirmed'],
  'call by an obliged reporter': ['reportRegistered'],
  'assessment: närstående violence, honour': ['protectionAssessed'],
  'crime against the child suspected': ['protectionAssessed'],
  'decision *open*': ['decisionMade', 'decisionChanged'],
  'särskilda skäl recorded': ['concernedInformed'],
  'decision, or request': [
    'decisionMade',
    'feedbackRequested',
    'decisionChanged',
    'coveredByOngoing',
  ],
  // Where it was locked, it is when the lock is taken off.
  'assessment, not locked': ['protectionAssessed', 'protectedContactLifted'],
  'acute situation': ['situationOpened'],
  // And at the term meeting, which agrees on changes as well.
  'follow-up meeting': ['changeAgreed', 'termChangeAgreed'],
  asked: ['consultationAsked'],
  'each term (setting)': ['termMeetingOpened'],
  'counts differ': ['differenceFound'],
  'a letter or message could not be delivered': ['letterDelivered'],
  // A hand-over that no form has taken has nobody either.
  'owner absent or gone, case idle 5 weekdays': [
    'caseUnattended',
    'handOverRefused',
    'handOverUnanswered',
  ],
  'form chosen, consent given': ['handedOver'],
  // Followed up again at the end of the next term.
  accepted: ['handOverAccepted', 'formFollowedUp'],
  'first of the month': ['logReviewBegun'],
  'other municipality, after assessment': ['protectionAssessed', 'whereaboutsFound'],
};

/**
 * The owner in the document and in the table. What opens at the arrival is the IFO-chef's until
 * somebody opens the report; from then on it is that person's.
 */
const owners: Readonly<Record<DutyKind, readonly [document: string, table: DutyRule['owner']]>> = {
  openReport: ['ifoChef → deputy → all officers', 'ifoChef'],
  assessProtection: ['officer who opened, else as above', 'ifoChef'],
  openInvestigation: ['officer', 'officer'],
  policeReport: ['officer', 'officer'],
  forwardReport: ['officer', 'officer'],
  decideOnInvestigation: ['officer', 'ifoChef'],
  informConcerned: ['officer', 'officer'],
  reviewPostponedInformation: ['officer', 'officer'],
  giveFeedback: ['decider', 'decider'],
  coSign: ['signatory → deputy', 'signatory'],
  sendWrittenReport: ['reporter', 'reporter'],
  readSupplement: ['officer', 'officer'],
  undeliveredLetter: ['officer or author', 'officer'],
  proposeMeetingTimes: ['officer', 'officer'],
  holdJointMeeting: ['officer', 'officer'],
  holdFollowUpMeeting: ['ifoChef', 'ifoChef'],
  agreedChange: ['named function', 'named'],
  acceptHandOver: ["form's contact function", 'contactFunction'],
  followUpForm: ['contact function', 'contactFunction'],
  answerConsultation: ['roster', 'roster'],
  termMeeting: ['ifoChef', 'ifoChef'],
  reassign: ['ifoChef', 'ifoChef'],
  explainDifference: ['ifoChef + administrator', 'ifoChef'],
  reviewLog: ['auditor', 'auditor'],
};

/** The fact that each closing word of the document is; `null` for what comes later or is no fact. */
const closers: Readonly<Record<DutyKind, Readonly<Record<string, FactKind | null>>>> = {
  openReport: { 'first view by a receiver': 'reportOpened' },
  assessProtection: { 'assessment recorded': 'protectionAssessed' },
  openInvestigation: {
    opened: 'decisionMade',
    'reasoned override by ifoChef': 'decisionMade',
  },
  policeReport: { made: 'policeReportDecided', 'not made + reason': 'policeReportDecided' },
  forwardReport: { 'taken by the other': 'forwardingAnswered' },
  decideOnInvestigation: {
    decision: 'decisionMade',
    coveredByOngoing: 'coveredByOngoing',
    forwarded: 'forwardingAnswered',
    'extension = event': null,
  },
  informConcerned: {
    'told (how)': 'concernedInformed',
    'särskilda skäl with review date': 'concernedInformed',
  },
  reviewPostponedInformation: {
    told: 'concernedInformed',
    'new review date with reason': 'concernedInformed',
  },
  giveFeedback: {
    sent: 'feedbackRecorded',
    'inappropriate + reason': 'feedbackRecorded',
    // Then the duty does not open at all.
    'not wanted': null,
  },
  coSign: {
    signed: 'signatureRecorded',
    declined: 'signatureRecorded',
    notAsked: 'signatureRecorded',
    'missing (after 5)': null,
  },
  sendWrittenReport: {
    '`confirms` linked': 'reportConfirmed',
    "officer's reason": 'writtenReportWaived',
  },
  readSupplement: { 'read + *new worry?*': 'supplementRead' },
  undeliveredLetter: { 'delivered otherwise (how)': 'letterDelivered', reason: 'letterDelivered' },
  proposeMeetingTimes: {
    'times proposed': 'meetingProposed',
    'no meeting (reason)': 'meetingWaived',
  },
  holdJointMeeting: {
    held: 'meetingOutcomeRecorded',
    'no consent': 'meetingWaived',
    'not suitable for the child': 'meetingWaived',
    locked: 'meetingWaived',
    '*moved* keeps it open': null,
  },
  holdFollowUpMeeting: { 'held with record': 'followUpMeetingHeld' },
  agreedChange: { done: 'agreedChangeEnded', 'dropped + reason': 'agreedChangeEnded' },
  acceptHandOver: { accepted: 'handOverAccepted', 'refused (→ officer)': 'handOverRefused' },
  followUpForm: {
    continued: 'formFollowedUp',
    ended: 'formFollowedUp',
    'handed on': 'formFollowedUp',
  },
  answerConsultation: { answered: 'consultationAnswered', phoned: 'consultationAnswered' },
  termMeeting: { held: 'termMeetingHeld' },
  reassign: { assigned: 'caseAssigned', reason: 'caseKept' },
  explainDifference: { 'cause recorded': 'differenceExplained' },
  reviewLog: { 'reviewed, findings': 'logReviewed' },
};

/** What ends a duty because the decision that it hangs on is no longer there, or is not needed. */
/** What is owed to the child is owed where the report goes on, when it was on the wrong child. */
const goesOnWithReport = (kind: DutyKind): boolean =>
  kind !== 'openReport' &&
  dutyRules[kind].side === 'receiver' &&
  factsThat('opens', kind).some((fact) => factRule(fact).stream === 'report');

const alsoClosedBy: Readonly<Partial<Record<DutyKind, readonly FactKind[]>>> = {
  // An artificial report is withdrawn.
  openReport: ['syntheticWithdrawn'],
  assessProtection: ['syntheticWithdrawn'],
  decideOnInvestigation: ['syntheticWithdrawn'],
  // What a term meeting agreed on is ended there.
  agreedChange: ['termChangeEnded'],
  // It is owed in the situation with which this one is followed up.
  holdFollowUpMeeting: ['situationJoined'],
  reassign: [
    'decisionMade',
    'coveredByOngoing',
    'forwardingAnswered',
    'handOverChosenAgain',
    'handOverEnded',
    'formConsentRecorded',
  ],
  // Silent, called back, or without consent.
  acceptHandOver: ['handOverUnanswered', 'handOverEnded', 'formConsentRecorded'],
  followUpForm: ['formConsentRecorded'],
  openInvestigation: ['coveredByOngoing', 'forwardingAnswered'],
  forwardReport: ['coveredByOngoing'],
  informConcerned: ['decisionChanged'],
  reviewPostponedInformation: ['decisionChanged'],
  giveFeedback: ['decisionChanged', 'forwardingAnswered'],
  proposeMeetingTimes: ['forwardingAnswered'],
  holdJointMeeting: ['forwardingAnswered'],
};

/** A second source in the document; the table cites the law alone. */
const furtherSource: Readonly<Partial<Record<DutyKind, string>>> = {
  holdJointMeeting: 'Degerfors',
};

const ruleOf = (kind: DutyKind): string => {
  const { rule } = dutyRules[kind];
  if (rule === 'municipality' || rule === 'routine') return rule;
  if (rule === 'degerforsModel') return 'Degerfors';
  if (rule === 'nordanstig') return 'Nordanstig';
  if (rule === 'seenFailures') return '`domain.md` §4';
  if (rule === 'handOverModel') return 'Åtvidaberg, Samma koll';
  if (rule === 'formFollowUpModel') return 'Samma koll, Nordanstig';
  if (rule === 'logControl') return 'SoLPuL 10 §';
  if (rule === 'policeReport') return '`law.md` C.5';
  if (rule === 'forwarding') return 'SoL 29 kap.';
  const { act, section } = ruleInForce(rule, '2026-11-20');
  if (section === null) return act;
  const [, chapter, paragraph] = section?.match(/^(\d+) kap[.] (\d+) §$/) ?? [];
  const cited = `${act.split(' ')[0]} ${chapter}:${paragraph}`;
  const further = furtherSource[kind];
  return further ? `${cited}, ${further}` : cited;
};

describe('docs/duties.md and the duties of the areas', () => {
  it('have the same duties in the same order, besides those that come later', () => {
    const rows = [...document.keys()];
    expect(rows.filter((kind) => !later.includes(kind))).toEqual([...dutyKinds]);
    expect(rows.filter((kind) => later.includes(kind))).toEqual(later);
  });

  describe.each(dutyKinds)('%s', (kind) => {
    const row = rowOf(kind);
    const rule = dutyRules[kind];

    it('is legal or service', () => {
      expect(row.kind).toBe(rule.kind === 'legal' ? 'L' : 'S');
    });

    it('opens at the same fact', () => {
      expect(opensWith[row.opensAt]).toEqual(factsThat('opens', kind));
    });

    it('has the same owner', () => {
      expect([row.owner, rule.owner]).toEqual(owners[kind]);
    });

    it('is due at the same time', () => {
      const due = row.due === sameAsOpening[kind]?.due ? rowOf('openReport').due : row.due;
      expect(due).toBe(dueOf(kind));
    });

    it('reminds at the same times', () => {
      expect(remindersOf(kind).map(({ time }) => time)).toEqual(
        ringing(rule).map(({ at }) => describeTime(at, kind)),
      );
    });

    it('reminds whom the document names', () => {
      const missing = remindersOf(kind).filter(({ to }, n) => {
        const told = ringing(rule)[n]?.to ?? [];
        return to !== null && !named[to]?.every((target) => told.includes(target));
      });
      expect(missing).toEqual([]);
    });

    it('is closed by the same facts', () => {
      expect(row.closedBy.split(/ · |; /)).toEqual(Object.keys(closers[kind]));
      const facts = new Set([
        ...Object.values(closers[kind]).filter((fact) => fact !== null),
        ...(alsoClosedBy[kind] ?? []),
        ...(goesOnWithReport(kind) ? (['reportMoved'] as const) : []),
      ]);
      expect([...facts].toSorted()).toEqual([...factsThat('closes', kind)].toSorted());
    });

    it('rests on the same rule', () => {
      expect(row.rule).toBe(ruleOf(kind));
    });
  });

  it('let coSign end by itself after the same time', () => {
    const { lapsesAs, rungs } = dutyRules.coSign;
    expect(`${lapsesAs} (after ${describeTime(rungs.at(-1)!.at, 'coSign').split(' ')[0]})`).toBe(
      rowOf('coSign').closedBy.split(' · ').at(-1),
    );
  });

  it('name the same first day of the week for feedback (19 kap. 6 § SoL)', () => {
    expect(text).toContain(
      `The last day of \`giveFeedback\` is law from ${firstDayInForce('feedbackWithinAWeek')}`,
    );
  });

  it('say of the opening’s ladder what the services keep', () => {
    expect(openingReminders.endsWith(ofTheOpening)).toBe(true);
  });
});
