import type { ReportContent } from '../../../domain/report/report-content.ts';
import type { NamedArea } from '../../../domain/settings/areas.ts';
import type { Answers } from '../../documents/answers.ts';
import type { Block } from '../../documents/blocks.ts';
import { lastQuestions, reporterOf } from './report-people.ts';
import { firstQuestions } from './report-questions.ts';

const more = (answers: Answers, { more: stated }: ReportContent): readonly Block[] => {
  const { fact, list, t, text } = answers;
  return [
    { kind: 'section', text: t('more.title') },
    {
      kind: 'facts',
      facts: [
        fact('more.precautions', text(stated.precautions)),
        fact('more.schoolMeasures', text(stated.schoolMeasures)),
        fact('more.otherAgencies', list(stated.otherAgencies.map(text))),
        fact('more.familysView', text(stated.familysView)),
      ],
    },
  ];
};

/** What was sent with the report: the bytes themselves are fetched beside it. */
const attached = ({ fact, t, text }: Answers, { attachments }: ReportContent): readonly Block[] =>
  attachments.flatMap(({ name, type, size, sha256, scan }, index): readonly Block[] => [
    ...(index === 0 ? [{ kind: 'section', text: t('attachments.title') } as const] : []),
    { kind: 'subsection', text: t('attachments.one', { number: index + 1 }) },
    {
      kind: 'facts',
      facts: [
        fact('attachments.name', text(name)),
        fact('attachments.type', type),
        fact('attachments.size', t('attachments.bytes', { count: size })),
        fact('attachments.scan', t(`attachments.${scan}`)),
        { ...fact('report.contentHash', sha256), tone: 'fine' },
      ],
    },
  ]);

/**
 * Every answer of a report in the order of the questions, for the document and for the pages on which
 * it is read.
 *
 * @param areas in the words of the municipality that received it
 */
export function reportBlocks(
  answers: Answers,
  content: ReportContent,
  areas: readonly NamedArea[],
): readonly Block[] {
  return [
    ...firstQuestions(answers, content, areas),
    ...lastQuestions(answers, content),
    ...more(answers, content),
    ...reporterOf(answers, content),
    ...attached(answers, content),
  ];
}
