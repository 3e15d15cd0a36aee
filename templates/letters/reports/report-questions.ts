import type {
  Informed,
  ReportContent,
  StatedEvent,
} from '../../../domain/report/report-content.ts';
import { wordsFor, type NamedArea } from '../../../domain/settings/areas.ts';
import type { Answers } from '../../documents/answers.ts';
import type { Block, Fact } from '../../documents/blocks.ts';
import type { PlainKey } from '../../messages/translate.ts';

const section = ({ t }: Answers, title: PlainKey, facts: readonly Fact[]): readonly Block[] => [
  { kind: 'section', text: t(title) },
  { kind: 'facts', facts },
];

const acute = (answers: Answers, { acute: stated }: ReportContent): readonly Block[] => {
  const { fact, text, time, threeWay } = answers;
  return section(answers, 'question.acute', [
    fact('acute.danger', threeWay(stated.danger)),
    fact('acute.how', text(stated.how)),
    fact('acute.phoneTaken', threeWay(stated.phoneContact.taken)),
    fact('acute.phoneAt', time(stated.phoneContact.at)),
    fact('acute.phoneWith', text(stated.phoneContact.with)),
  ]);
};

const childNow = (answers: Answers, { childNow: stated }: ReportContent): readonly Block[] => {
  const { fact, text, time } = answers;
  return section(answers, 'question.childNow', [
    fact('childNow.where', text(stated.where)),
    fact('childNow.safeUntil', time(stated.safeUntil)),
    fact('childNow.municipality', text(stated.municipalityCode ?? null)),
  ]);
};

const sourceFacts = ({ fact, t, text, time }: Answers, { source }: StatedEvent): readonly Fact[] =>
  source.kind === 'toldBy'
    ? [
        fact('event.source', t('event.source.toldBy')),
        fact('event.toldByWho', text(source.who)),
        fact('event.toldWhen', time(source.when)),
      ]
    : [fact('event.source', t(`event.source.${source.kind}`))];

type Areas = readonly NamedArea[];

const event = (
  answers: Answers,
  areas: Areas,
  { stated, number }: { readonly stated: StatedEvent; readonly number: number },
): readonly Block[] => {
  const { fact, t, text, time } = answers;
  return [
    { kind: 'subsection', text: t('event.title', { number }) },
    {
      kind: 'facts',
      facts: [
        fact('event.what', text(stated.what)),
        fact('event.date', time(stated.when.date)),
        fact('event.note', text(stated.when.note)),
        ...sourceFacts(answers, stated),
        fact('event.childsOwnWords', text(stated.childsOwnWords)),
        fact('event.area', wordsFor(stated.area, areas) ?? t('area.notSorted')),
      ],
    },
  ];
};

/** Events one after the other, of a report or of what was added to it. */
export function eventBlocks(
  answers: Answers,
  stated: readonly StatedEvent[],
  areas: Areas,
): readonly Block[] {
  return stated.flatMap((one, index) => event(answers, areas, { stated: one, number: index + 1 }));
}

const events = (answers: Answers, content: ReportContent, areas: Areas): readonly Block[] => [
  { kind: 'section', text: answers.t('question.events') },
  ...(content.events.length === 0
    ? [{ kind: 'paragraph', text: answers.text(null) } as const]
    : eventBlocks(answers, content.events, areas)),
];

const worry = (answers: Answers, { worry: stated }: ReportContent): readonly Block[] => {
  const { fact, list, t, text } = answers;
  return section(answers, 'question.worry', [
    fact('worry.kinds', list(stated.kinds.map((kind) => t(`worry.${kind}`)))),
    fact('worry.suspected', list(stated.suspected.map((who) => t(`suspect.${who}`)))),
    fact('worry.otherReason', text(stated.otherReasonNotToInformGuardians)),
    fact('worry.whyNow', text(stated.whyNow)),
    fact('worry.since', text(stated.since)),
    fact('worry.mostWorrying', text(stated.mostWorrying)),
    fact('worry.ifNothingIsDone', text(stated.ifNothingIsDone)),
    fact('worry.protectiveFactors', text(stated.protectiveFactors)),
  ]);
};

const told = (answers: Answers, title: PlainKey, stated: Informed): readonly Block[] => {
  const { fact, t, text, time, threeWay } = answers;
  return [
    { kind: 'subsection', text: t(title) },
    {
      kind: 'facts',
      facts: [
        fact('informed.answer', threeWay(stated.answer)),
        fact('informed.by', text(stated.by)),
        fact('informed.at', time(stated.at)),
        fact('informed.said', text(stated.said)),
        fact('informed.reasonIfNot', text(stated.reasonIfNot)),
      ],
    },
  ];
};

const informed = (answers: Answers, { informed: stated }: ReportContent): readonly Block[] => [
  { kind: 'section', text: answers.t('question.informed') },
  ...told(answers, 'informed.child', stated.child),
  ...told(answers, 'informed.guardians', stated.guardians),
];

/** Questions 1 to 5, in the order they are asked (routine §1.4), areas in the receiver's words. */
export function firstQuestions(
  answers: Answers,
  content: ReportContent,
  areas: Areas,
): readonly Block[] {
  return [acute, childNow, events, worry, informed].flatMap((question) =>
    question(answers, content, areas),
  );
}
