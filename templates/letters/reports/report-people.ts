import type {
  ReportContent,
  StatedChild,
  StatedGuardian,
  StatedSibling,
} from '../../../domain/report/report-content.ts';
import { signatoryRoles } from '../../../domain/access/roles.ts';
import type { Answers } from '../../documents/answers.ts';
import type { Block, Fact } from '../../documents/blocks.ts';

const part = (text: string, facts: readonly Fact[]): readonly Block[] => [
  { kind: 'subsection', text },
  { kind: 'facts', facts },
];

const child = ({ fact, ...answers }: Answers, stated: StatedChild): readonly Block[] => {
  const { identity, t, text, threeWay, time, yesOrNo } = answers;
  const dateLabel = stated.unborn ? 'child.expectedDate' : 'person.birthDate';
  return part(t('child.title'), [
    fact('person.givenName', text(stated.givenName)),
    fact('person.familyName', text(stated.familyName)),
    fact('person.identity', identity(stated.identity)),
    fact(dateLabel, time(stated.birthDate)),
    fact('child.unborn', yesOrNo(stated.unborn)),
    fact('child.protectedIdentity', threeWay(stated.protectedIdentity)),
    fact('child.address', text(stated.address)),
    fact('person.phone', text(stated.phone)),
    fact('child.homeMunicipality', text(stated.homeMunicipalityCode)),
    fact('child.school', text(stated.school?.name ?? null)),
    fact('child.class', text(stated.school?.class ?? null)),
    fact('person.language', text(stated.language)),
    fact('person.interpreter', threeWay(stated.interpreter)),
  ]);
};

const guardian = (answers: Answers, stated: StatedGuardian, number: number): readonly Block[] => {
  const { fact, identity, t, text, threeWay } = answers;
  return part(t('guardian.title', { number }), [
    fact('person.givenName', text(stated.givenName)),
    fact('person.familyName', text(stated.familyName)),
    fact('guardian.kind', t(`guardian.${stated.kind}`)),
    fact('person.identity', identity(stated.identity)),
    fact('person.phone', text(stated.phone)),
    fact('guardian.livesWithChild', threeWay(stated.livesWithChild)),
    fact('person.language', text(stated.language)),
    fact('person.interpreter', threeWay(stated.interpreter)),
  ]);
};

const guardians = (answers: Answers, { guardians: stated }: ReportContent): readonly Block[] =>
  stated.length === 0
    ? [{ kind: 'facts', facts: [answers.fact('guardian.none', answers.text(null))] }]
    : stated.flatMap((person, index) => guardian(answers, person, index + 1));

const sibling = (answers: Answers, stated: StatedSibling, number: number): readonly Block[] => {
  const { fact, identity, t, text, time } = answers;
  return part(t('sibling.title', { number }), [
    fact('person.givenName', text(stated.givenName)),
    fact('person.familyName', text(stated.familyName)),
    fact('person.birthDate', time(stated.birthDate)),
    fact('person.identity', identity(stated.identity)),
  ]);
};

const siblings = (answers: Answers, { siblings: stated }: ReportContent): readonly Block[] => [
  ...part(answers.t('sibling.heading'), [
    answers.fact('sibling.answer', answers.threeWay(stated.answer)),
  ]),
  ...stated.list.flatMap((person, index) => sibling(answers, person, index + 1)),
];

/** Questions 6 and 7: child, family and school; the joint meeting. */
export function lastQuestions(answers: Answers, content: ReportContent): readonly Block[] {
  const { fact, t, threeWay } = answers;
  const attends = threeWay(content.jointMeeting.reporterWillAttend);
  return [
    { kind: 'section', text: t('question.child') },
    ...child(answers, content.child),
    ...guardians(answers, content),
    ...siblings(answers, content),
    { kind: 'section', text: t('question.meeting') },
    { kind: 'facts', facts: [fact('meeting.willAttend', attends)] },
  ];
}

const roleName = ({ t, text }: Answers, role: string): string => {
  const known = signatoryRoles.find((signatory) => signatory === role);
  return known === undefined ? text(role) : t(`signatory.${known}`);
};

/** The reporter, with what the reporter chose about signatures and feedback. */
export function reporterOf(answers: Answers, content: ReportContent): readonly Block[] {
  const { fact, list, t, text, time, yesOrNo } = answers;
  const { reporter, coSigning, attachments, feedback } = content;
  const notAsked = coSigning.exclude.map((role) => roleName(answers, role));
  return [
    { kind: 'section', text: t('reporter.title') },
    {
      kind: 'facts',
      facts: [
        fact('person.givenName', text(reporter.givenName)),
        fact('person.familyName', text(reporter.familyName)),
        fact('reporter.work', text(reporter.title)),
        fact('reporter.unit', text(reporter.unit)),
        fact('reporter.agencyKind', t(`agency.${content.agencyKind}`)),
        fact('person.phone', text(reporter.phone)),
        fact('person.email', text(reporter.email)),
        fact('reporter.relation', text(reporter.relationToChild)),
        fact('reporter.knownSince', time(reporter.knownChildSince)),
        fact('reporter.subject', text(reporter.subject)),
        fact('reporter.feedback', yesOrNo(feedback.wanted)),
        fact('reporter.notAsked', list(notAsked, t('reporter.noneExcluded'))),
        fact(
          'reporter.attachments',
          list(
            attachments.map(({ name }) => name),
            t('reporter.noAttachments'),
          ),
        ),
      ],
    },
  ];
}
