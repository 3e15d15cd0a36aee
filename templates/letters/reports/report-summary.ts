import type {
  ReportContent,
  StatedChild,
  StatedGuardian,
  ThreeWay,
} from '../../../domain/report/report-content.ts';
import type { Answers } from '../../documents/answers.ts';
import type { Essentials, Fact } from '../../documents/blocks.ts';
import { clip } from '../../documents/printable.ts';

export type Summarised = {
  readonly content: ReportContent;
  readonly protectedContact: boolean;
};

/**
 * The most characters of an answer, and the most guardians, that the summary shows, so that its
 * frame stays on the first page whatever was written. Every answer stands whole further down.
 */
const most = { sentence: 180, short: 56, guardians: 3 };

type Parts = readonly (string | null)[];

/** Joins what was answered in one line and leaves out what was not. */
const joined = ({ text }: Answers, parts: Parts, separator = ', '): string =>
  parts
    .filter((part) => clip(part ?? '', most.short) !== '')
    .map((part) => clip(text(part), most.short))
    .join(separator);

type Named = { readonly givenName: string | null; readonly familyName: string | null };

const fullName = (answers: Answers, { givenName, familyName }: Named): string => {
  const names = [givenName, familyName];
  const known = names.filter((name) => name !== 'unknown');
  const unknown = names.find((name) => name === 'unknown') ?? null;
  return joined(answers, known, ' ') || joined(answers, [unknown]);
};

const childLine = (answers: Answers, child: StatedChild): string => {
  const { t, text } = answers;
  const who = fullName(answers, child) || text(null);
  const age = child.identity?.value ?? child.birthDate;
  return joined(answers, [who, child.unborn ? t('summary.unborn') : null, age]);
};

const guardianLine = (answers: Answers, guardian: StatedGuardian): string => {
  const { t, text } = answers;
  const role = t(`guardian.${guardian.kind}`);
  return joined(answers, [text(guardian.phone), fullName(answers, guardian), role]);
};

/** In protected-contact mode no guardian's number stands where a hurried reader would dial it. */
const guardianFacts = (answers: Answers, { content, protectedContact }: Summarised): Fact[] => {
  const { t, fact } = answers;
  const { guardians } = content;
  if (guardians.length === 0) return [];
  if (protectedContact) {
    return [fact('summary.guardianPhone', t('summary.guardianPhoneHeld'))];
  }
  const shown = guardians
    .slice(0, most.guardians)
    .map((guardian) => guardianLine(answers, guardian));
  const left = guardians.length - shown.length;
  const lines = left > 0 ? [...shown, t('summary.moreGuardians', { count: left })] : shown;
  return lines.map((line) => fact('summary.guardianPhone', line));
};

const identityAlarm = ({ t }: Answers, protectedIdentity: ThreeWay): readonly string[] =>
  protectedIdentity === 'yes' || protectedIdentity === 'unknown'
    ? [t(`summary.protectedIdentity.${protectedIdentity}`)]
    : [];

const phoneContact = (answers: Answers, { phoneContact: call }: ReportContent['acute']): string => {
  const at = call.at === null ? null : answers.time(call.at);
  return joined(answers, [answers.threeWay(call.taken), at, call.with]);
};

const phoneFacts = (answers: Answers, report: Summarised): readonly Fact[] => {
  const { fact, text } = answers;
  const { acute, child, reporter } = report.content;
  const { phone, title, unit } = reporter;
  const who = [text(phone), fullName(answers, reporter), title, unit];
  return [
    fact('summary.call', joined(answers, who)),
    fact('summary.childPhone', clip(text(child.phone), most.short)),
    ...guardianFacts(answers, report),
    fact('acute.phoneTaken', phoneContact(answers, acute)),
  ];
};

const short = (value: string): string => clip(value, most.sentence);

/** What a social worker at night looks for first; every answer stands whole further down. */
export function summaryOf(answers: Answers, report: Summarised): Essentials {
  const { t, text, time, fact } = answers;
  const { acute, childNow, child } = report.content;
  return {
    kind: 'essentials',
    heading: t('summary.title'),
    alarms: [
      ...(acute.danger === 'no' ? [] : [t(`summary.danger.${acute.danger}`)]),
      ...(report.protectedContact ? [t('summary.protectedContact')] : []),
      ...identityAlarm(answers, child.protectedIdentity),
    ],
    facts: [
      ...(acute.danger === 'no' ? [fact('acute.danger', t('summary.danger.no'))] : []),
      ...(acute.how === null ? [] : [fact('acute.how', short(text(acute.how)))]),
      fact('summary.child', childLine(answers, child)),
      fact('childNow.where', short(text(childNow.where))),
      fact('childNow.safeUntil', short(time(childNow.safeUntil))),
      ...phoneFacts(answers, report),
    ],
    note: t('summary.excerpt'),
  };
}
