import type { Informed } from '../../../../domain/report/report-content.ts';
import type { Answers } from '../../../../templates/documents/answers.ts';
import type { CheckText } from '../../../../templates/messages/pages/check.ts';
import type { DraftedReport } from '../draft/drafted-report.ts';

type Of = { readonly answers: Answers; readonly t: CheckText; readonly places: Places };

/** Municipalities by their codes; what is no code of ours stands as it was typed. */
export type Places = ReadonlyMap<string, string>;

/** What was answered, as one text; null where nothing was. */
type Said = (report: DraftedReport, of: Of) => string | null;

/** Of several answers those that were given; null when none was. */
const together = (parts: readonly (string | null)[], separator = ', '): string | null => {
  const said = parts.filter((part) => part !== null && part !== '');
  return said.length === 0 ? null : said.join(separator);
};

const informed =
  (of: (report: DraftedReport) => Informed): Said =>
  (report, { answers: { threeWay, text } }) => {
    const { answer, said, reasonIfNot } = of(report);
    const told = answer === 'notAnswered' ? null : threeWay(answer);
    return together([told, said && text(said), reasonIfNot && text(reasonIfNot)], '\n');
  };

const threeWay =
  (of: (report: DraftedReport) => DraftedReport['acute']['danger']): Said =>
  (report, { answers }) => {
    const answer = of(report);
    return answer === 'notAnswered' ? null : answers.threeWay(answer);
  };

const words =
  (...of: readonly ((report: DraftedReport) => string | null | undefined)[]): Said =>
  (report, { answers }) =>
    together(of.map((part) => part(report) ?? null).map((part) => part && answers.text(part)));

const eventsSaid: Said = ({ events }, { t, answers: { text } }) =>
  events.length === 0
    ? null
    : [
        t('events.count', { count: events.length }),
        ...events.map(({ what, when, childsOwnWords }, n) =>
          together(
            [
              t('place.event', { number: n + 1 }),
              together([when.date && text(when.date), when.note && text(when.note)]),
              what,
              childsOwnWords && `”${text(childsOwnWords)}”`,
            ],
            '\n',
          ),
        ),
      ].join('\n\n');

const people = (
  named: readonly { readonly givenName: string | null; readonly familyName: string | null }[],
  { answers: { text } }: Of,
): string | null =>
  together(
    named.map(({ givenName, familyName }) =>
      [givenName, familyName]
        .map((name) => name && text(name))
        .filter(Boolean)
        .join(' '),
    ),
  );

/** Every answer of the seven questions by its row on the check page, with where it is changed. */
export const answerRows = {
  danger: {
    to: 'akut:acute-danger',
    said: (report, of) =>
      together([
        threeWay(({ acute }) => acute.danger)(report, of),
        words(({ acute }) => acute.how)(report, of),
      ]),
  },
  called: {
    to: 'akut:acute-phoneContact-taken',
    said: (report, of) =>
      together([
        threeWay(({ acute }) => acute.phoneContact.taken)(report, of),
        words(
          ({ acute }) => acute.phoneContact.at,
          ({ acute }) => acute.phoneContact.with,
        )(report, of),
      ]),
  },
  where: {
    to: 'akut:childNow-where',
    said: words(
      ({ childNow }) => childNow.where,
      ({ childNow }) => childNow.safeUntil,
    ),
  },
  events: { to: 'handelser:handelse-1', said: eventsSaid },
  kinds: {
    to: 'handelser:worry-kinds',
    said: ({ worry }, { answers: { t } }) =>
      together(worry.kinds.map((kind) => t(`worry.${kind}`))),
  },
  suspected: {
    to: 'handelser:worry-suspected',
    said: ({ worry }, { answers: { t } }) =>
      together(worry.suspected.map((who) => t(`suspect.${who}`))),
  },
  otherReason: {
    to: 'handelser:worry-otherReasonNotToInformGuardians',
    said: words(({ worry }) => worry.otherReasonNotToInformGuardians),
  },
  childTold: {
    to: 'familjen:informed-child-answer',
    said: informed((report) => report.informed.child),
  },
  guardiansTold: {
    to: 'familjen:informed-guardians-answer',
    said: informed((report) => report.informed.guardians),
  },
  name: { to: 'barnet:child-givenName', said: ({ child }, of) => people([child], of) },
  number: {
    to: 'barnet:child-identity',
    said: ({ child: { identity } }) => identity && identity.value,
  },
  birthDate: { to: 'barnet:child-birthDate', said: words(({ child }) => child.birthDate) },
  school: {
    to: 'barnet:child-school-name',
    said: words(
      ({ child }) => child.school?.name,
      ({ child }) => child.school?.class,
    ),
  },
  home: {
    to: 'barnet:child-homeMunicipalityCode',
    said: ({ child: { homeMunicipalityCode: home } }, { answers: { text }, places }) =>
      home && (places.get(home) ?? text(home)),
  },
  protected: {
    to: 'barnet:child-protectedIdentity',
    said: threeWay(({ child }) => child.protectedIdentity),
  },
  address: {
    to: 'barnet:child-address',
    said: words(
      ({ child }) => child.address,
      ({ child }) => child.phone,
    ),
  },
  language: { to: 'barnet:child-language', said: words(({ child }) => child.language) },
  interpreter: {
    to: 'barnet:child-interpreter',
    said: threeWay(({ child }) => child.interpreter),
  },
  guardians: {
    to: 'barnet:vardnadshavare-1',
    said: ({ guardians }, of) => people(guardians, of),
  },
  siblings: {
    to: 'barnet:siblings-answer',
    said: (report, of) =>
      together([
        threeWay(({ siblings }) => siblings.answer)(report, of),
        people(report.siblings.list, of),
      ]),
  },
  meeting: {
    to: 'barnet:jointMeeting-reporterWillAttend',
    said: threeWay(({ jointMeeting }) => jointMeeting.reporterWillAttend),
  },
} as const satisfies Readonly<Record<string, { readonly to: string; readonly said: Said }>>;

export type AnswerRow = keyof typeof answerRows;
