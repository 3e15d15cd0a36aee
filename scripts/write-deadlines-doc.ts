import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { factsThat } from '../domain/acting/effects.ts';
import { dutyKinds, dutyRules } from '../domain/areas.ts';
import type { Due, RungTime } from '../domain/duties/due-dates.ts';
import type { DutyRule } from '../domain/duties/duty-rule.ts';
import type { DutyKind } from '../domain/kinds.ts';
import { citation, legalRules, type LegalRule } from '../domain/law/law.ts';
import { settingDefaults } from '../domain/settings/settings.ts';

const documentPath = new URL('../docs/deadlines.md', import.meta.url);

const code = (word: string): string => `\`${word}\``;
const table = (head: string, rows: readonly string[]): string => {
  const line = head.replaceAll(/[^|]+/g, ' --- ');
  return [head, line, ...rows].join('\n');
};
const days = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const dueInWords = (due: Due, from: DutyRule['from']): string => {
  const start = from === 'arrival' ? 'the arrival' : 'the opening';
  switch (due.is) {
    case 'officeMinutes':
      return `${due.minutes} office minutes after ${start}; acute ${due.acuteMinutes} minutes at any hour`;
    case 'endOfArrivalDay':
      return 'end of the day of arrival; at or after 15:00:00 end of the next day';
    case 'endOfDay':
      return due.daysAfter === 0
        ? `end of the day of ${start} (genast)`
        : `end of day ${due.daysAfter}, the day of ${start} being day 0`;
    case 'endOfStatedDay':
      return 'end of the day that the opening fact states';
    case 'endOfDayWeeksAfter':
      return `end of the same weekday ${days(due.weeks, 'week')} after ${start}`;
    case 'endOfSameWeekday':
      return `end of the day of ${start}, or of the first weekday after a day off`;
    case 'endOfTerm':
      return 'end of the last day of the term';
    case 'endOfWeekday':
      return `end of weekday ${due.weekdaysAfter} after the day of ${start}`;
  }
};

const rungInWords = (at: RungTime): string => {
  switch (at.is) {
    case 'fraction':
      return `${Math.round(at.of * 100)} % of the time`;
    case 'atDue':
      return 'due';
    case 'officeMinutes':
      return `${at.minutes} office minutes after`;
    case 'dayMorning':
      return `morning of day ${at.day}`;
    case 'endOfWeekday':
      return `end of weekday ${at.weekdaysAfter}`;
    case 'daysBeforeDue':
      return at.days === 0
        ? 'morning of the last day'
        : `morning ${days(at.days, 'day')} before the last day`;
    case 'weekdaysBeforeDue':
      return `morning ${days(at.weekdays, 'weekday')} before the last day`;
    case 'everyHours':
      return `every ${at.hours} hours`;
    case 'everyMorningAfterDue':
      return 'every morning after';
    case 'everyWeekdayMorningAfterDue':
      return 'every weekday morning after';
    case 'weeklyAfterDue':
      return 'weekly after';
  }
};

const ofRule = (id: DutyRule['rule']): readonly LegalRule[] =>
  legalRules.filter((rule) => rule.id === id);
const validity = ({ validFrom, validTo }: LegalRule): string =>
  `${validFrom} – ${validTo ?? ''}`.trim();
/** Whatever was not read in the statute's own text is a jurist's to confirm before it is relied on. */
const toConfirm = ({ confidence }: LegalRule): string =>
  confidence === 'H' ? 'H' : `**${confidence}: confirm with a jurist**`;

const local: Readonly<Record<string, string>> = {
  municipality: 'the municipality’s own rule',
  degerforsModel: 'Degerforsmodellen',
  routine: 'the routine',
  handOverModel: 'Ingen mellan stolarna; Samma koll',
  formFollowUpModel: 'Samma koll; Nordanstig’s document',
};

const basisOf = ({ rule, dueSince }: DutyRule): string => {
  const rules = [...ofRule(rule), ...(dueSince ? ofRule(dueSince) : [])];
  const cited = rules.map((one) => `${citation(one)} (${validity(one)}; ${toConfirm(one)})`);
  return cited.join('<br>') || (local[rule] ?? rule);
};

const rowOf = (kind: DutyKind): string => {
  const rule = dutyRules[kind];
  const { due, dueAtOnce, from, rungs, rolledDateShown } = rule;
  const standard = dueInWords(due(settingDefaults.service), from);
  return [
    code(kind),
    rule.kind,
    factsThat('opens', kind).map(code).join(', '),
    [standard, ...(dueAtOnce ? [`at once: ${dueInWords(dueAtOnce, from)}`] : [])].join('; '),
    rolledDateShown ? 'shown' : '–',
    rungs.map(({ at, to }) => `${rungInWords(at)} → ${to.join(', ')}`).join('<br>'),
    basisOf(rule),
  ].join(' | ');
};

const provisionRow = (rule: LegalRule): string =>
  [code(rule.id), citation(rule), validity(rule), toConfirm(rule), `<${rule.source}>`].join(' | ');

const introduction = [
  '# Deadlines and their law',
  'Made from the areas’ `duties.ts`, `facts.ts` and `domain/law/law.ts` by `scripts/write-deadlines-doc.ts`; a test compares them. For a jurist to read and to confirm.',
  'A day ends at the next midnight in Europe/Stockholm, which is no longer part of it. Legal clocks run on holidays and at night. Where a last day by the calendar is a day off, the last day by 2 § lag (1930:173) is shown beside it and never used. The times of service duties are those of a municipality that has said nothing else; it may be quicker and never slower.',
  '**H**: the statute’s own text was read. **M**: read in guidance, or with an open point. **L**: an inference. What is M or L is confirmed with a jurist before it is relied on.',
];

/** The whole of `docs/deadlines.md`, formatted. */
export async function deadlinesDocument(): Promise<string> {
  const text = [
    ...introduction,
    '## Duties',
    table(
      'Duty | Kind | Opened by | Due | Rolled date | Reminders | Rests on',
      dutyKinds.map(rowOf),
    ),
    '## Provisions',
    table('Rule | Provision | In force | Confidence | Source', legalRules.map(provisionRow)),
  ].join('\n\n');
  return format(text, { ...(await resolveConfig(documentPath)), parser: 'markdown' });
}

if (import.meta.main) await writeFile(documentPath, await deadlinesDocument());
