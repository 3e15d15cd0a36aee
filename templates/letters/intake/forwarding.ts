import type { Forwarding } from '../../../domain/intake/forwarding-records.ts';
import type { ReportContent } from '../../../domain/report/report-content.ts';
import { renderDocument } from '../../documents/accessible-document.ts';
import { type Answers, answersIn } from '../../documents/answers.ts';
import type { Block } from '../../documents/blocks.ts';
import { day, dayAndTime } from '../../documents/instants.ts';

export type ForwardingLetter = Forwarding & {
  readonly reference: string;
  /** ISO instant. */
  readonly receivedAt: string;
  /** SHA-256 of the frozen content, hexadecimal: what comes with the letter can be held to it. */
  readonly contentHash: string;
  /** The municipality that forwards. */
  readonly from: string;
  readonly child: ReportContent['child'];
  readonly contactName: string;
  readonly contactPhone: string | null;
  /** ISO instant; the document's creation date. */
  readonly madeAt: string;
};

const language = 'sv';

const childOf = ({ fact, text, identity }: Answers, child: ReportContent['child']): Block => ({
  kind: 'facts',
  facts: [
    fact(
      'forwarding.name',
      text([child.givenName, child.familyName].filter(Boolean).join(' ') || null),
    ),
    fact('forwarding.birthDate', text(child.birthDate)),
    fact('forwarding.identity', identity(child.identity)),
  ],
});

const heading = ({ fact, t }: Answers, letter: ForwardingLetter): Block => ({
  kind: 'facts',
  facts: [
    fact('forwarding.to', t('forwarding.municipality', { municipality: letter.municipality.name })),
    fact('forwarding.from', t('forwarding.municipality', { municipality: letter.from })),
    fact('forwarding.ground', t(`forwarding.ground.${letter.ground}`)),
    fact('report.reference', letter.reference),
    fact('report.receivedAt', dayAndTime(letter.receivedAt, language)),
    fact('forwarding.assessed', dayAndTime(letter.assessedAt, language)),
    { ...fact('report.contentHash', letter.contentHash), tone: 'fine' },
  ],
});

const answering = ({ fact, t }: Answers, letter: ForwardingLetter): readonly Block[] => [
  { kind: 'section', text: t('forwarding.answer') },
  { kind: 'paragraph', text: t('forwarding.answer.text') },
  {
    kind: 'facts',
    facts: [
      fact('forwarding.contact', letter.contactName),
      fact('forwarding.phone', letter.contactPhone ?? t('forwarding.noPhone')),
    ],
  },
];

/**
 * A letter from one municipality's social services to another's, which may know of the child: it is
 * the child's own (29 kap. SoL). It names whom it is about and says nothing of the worry, which
 * stands in the report that comes with it.
 *
 * @throws RangeError when one of its instants is none
 */
export async function renderForwarding(letter: ForwardingLetter): Promise<Buffer> {
  const answers = answersIn(language);
  const { t, text } = answers;
  return renderDocument({
    language,
    title: `${t('forwarding.title')} ${letter.reference}`,
    author: letter.from,
    createdAt: letter.madeAt,
    headerLeft: letter.from,
    headerRight: letter.reference,
    blocks: [
      { kind: 'title', text: t('forwarding.title') },
      { kind: 'paragraph', text: t('forwarding.what') },
      heading(answers, letter),
      { kind: 'section', text: t('forwarding.child') },
      childOf(answers, letter.child),
      { kind: 'paragraph', text: t('forwarding.notHere') },
      { kind: 'section', text: t('forwarding.message') },
      { kind: 'paragraph', text: text(letter.message) },
      ...answering(answers, letter),
      {
        kind: 'paragraph',
        text: t('forwarding.madeAt', {
          municipality: letter.from,
          day: day(letter.madeAt, language),
        }),
      },
    ],
  });
}
