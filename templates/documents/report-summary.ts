import type {
  ReportContent,
  StatedChild,
  StatedGuardian,
  ThreeWay,
} from '../../domain/report-content.ts';
import type { Answers } from './answers.ts';
import type { Essentials, Fact } from './blocks.ts';
import { clip } from './printable.ts';

export type Summarised = {
  readonly content: ReportContent;
  readonly protectedContact: boolean;
};

/** The frame stays on the first page whatever was written: long answers are cut here, whole below. */
const most = { sentence: 180, short: 56, guardians: 3 };

const joined = (parts: readonly (string | null)[], separator: string): string =>
  parts
    .map((part) => clip(part ?? '', most.short))
    .filter((part) => part !== '')
    .join(separator);

const fullName = (person: {
  readonly givenName: string | null;
  readonly familyName: string | null;
}): string => joined([person.givenName, person.familyName], ' ');

const childLine = ({ t, text }: Answers, child: StatedChild): string => {
  const who = fullName(child) || text(null);
  const age = child.identity?.value ?? child.birthDate;
  return joined([who, child.unborn ? t('summary.unborn') : null, age], ', ');
};

const guardianLine = ({ t, text }: Answers, guardian: StatedGuardian): string =>
  joined([text(guardian.phone), fullName(guardian), t(`guardian.${guardian.kind}`)], ', ');

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

const phoneContact = (answers: Answers, { phoneContact: call }: ReportContent['acute']): string =>
  joined(
    [
      answers.threeWay(call.taken),
      call.at === null ? null : answers.time(call.at),
      call.with === null ? null : answers.text(call.with),
    ],
    ', ',
  );

const phoneFacts = (answers: Answers, report: Summarised): readonly Fact[] => {
  const { fact, text } = answers;
  const { acute, child, reporter } = report.content;
  const who = [text(reporter.phone), fullName(reporter), reporter.title, reporter.unit];
  return [
    fact('summary.call', joined(who, ', ')),
    fact('summary.childPhone', clip(text(child.phone), most.short)),
    ...guardianFacts(answers, report),
    fact('acute.phoneTaken', phoneContact(answers, acute)),
  ];
};

const short = (value: string): string => clip(value, most.sentence);

/** What a social worker at night looks for first; every answer stands whole further down. */
export const summaryOf = (answers: Answers, report: Summarised): Essentials => {
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
};
