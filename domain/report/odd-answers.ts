import { isLocalDate, localDate, type Instant, type LocalDate } from '../calendar/time.ts';
import { bornOn } from './age.ts';
import type { ReportContent } from './report-content.ts';
import { isOddIdentity } from './typed-identity.ts';

/**
 * What is odd about an answer. Nothing of it stops a report (routine §1.2): a number whose check digit
 * is wrong, a date that is none or has not come, a birth date that a number contradicts.
 */
export type Oddity = 'number' | 'noDate' | 'notCome' | 'numberAndBirthDate';

/** An odd answer by the place of its field: `child.identity`, `events.1.when.date`. */
export type OddAnswer = { readonly field: string; readonly is: Oddity };

type Stated = Pick<ReportContent, 'child' | 'events' | 'guardians' | 'siblings'>;

const isStated = (text: string | null): text is string => text !== null && text !== 'unknown';

const oddDate = (field: string, date: string | null, latest: LocalDate): readonly OddAnswer[] => {
  if (!isStated(date)) return [];
  if (!isLocalDate(date)) return [{ field, is: 'noDate' }];
  return date > latest ? [{ field, is: 'notCome' }] : [];
};

type WithIdentity = Pick<Stated['child'], 'identity'>;

const oddNumber = (at: string, { identity }: WithIdentity): readonly OddAnswer[] =>
  identity && isStated(identity.value) && isOddIdentity(identity)
    ? [{ field: `${at}.identity`, is: 'number' }]
    : [];

/** A child who is not born yet is expected on a day to come. */
const oddBirth = (child: Stated['child'], at: Instant): readonly OddAnswer[] => {
  const field = 'child.birthDate';
  const today = localDate(at);
  if (child.unborn) return oddDate(field, child.birthDate, '9999-12-31');
  const odd = oddDate(field, child.birthDate, today);
  if (odd.length > 0 || !isStated(child.birthDate)) return odd;
  const byNumber = bornOn({ ...child, birthDate: null }, at);
  return byNumber !== null && byNumber !== child.birthDate
    ? [{ field, is: 'numberAndBirthDate' }]
    : [];
};

/**
 * What looks odd in a report that has not been sent yet, in the order of the form, so that its writer
 * can look once more.
 */
export function oddAnswers(stated: Stated, at: Instant): readonly OddAnswer[] {
  const today = localDate(at);
  const { child, events, guardians, siblings } = stated;
  return [
    ...events.flatMap(({ when }, n) => oddDate(`events.${n}.when.date`, when.date, today)),
    ...oddNumber('child', child),
    ...oddBirth(child, at),
    ...guardians.flatMap((one, n) => oddNumber(`guardians.${n}`, one)),
    ...siblings.list.flatMap((one, n) => [
      ...oddNumber(`siblings.list.${n}`, one),
      ...oddDate(`siblings.list.${n}.birthDate`, one.birthDate, today),
    ]),
  ];
}
