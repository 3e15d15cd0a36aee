import type { AgencyKind, ReportContent } from '../../../domain/report/report-content.ts';
import type { Channel } from '../../../domain/report/status.ts';
import { isRegistered } from '../../../domain/reports/spoken.ts';
import type { NamedArea } from '../../../domain/settings/areas.ts';
import { renderDocument } from '../../documents/accessible-document.ts';
import { type Answers, answersIn } from '../../documents/answers.ts';
import type { Block } from '../../documents/blocks.ts';
import { dayAndTime } from '../../documents/instants.ts';
import { hasUnprintable } from '../../documents/printable.ts';
import { reportBlocks } from './report-blocks.ts';
import { summaryOf } from './report-summary.ts';

export type ReportAsSent = {
  readonly reference: string;
  /** ISO instant; also the document's creation date. */
  readonly receivedAt: string;
  /** SHA-256 of the frozen content, hexadecimal. */
  readonly contentHash: string;
  readonly receivingMunicipality: string;
  /** As `socialnämnden i Degerfors`. */
  readonly addressee: string;
  readonly legalBasis: string;
  readonly agencyKind: AgencyKind;
  readonly content: ReportContent;
  readonly protectedContact: boolean;
  readonly areas: readonly NamedArea[];
  readonly channel: Channel;
};

const language = 'sv';

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const opening = (answers: Answers, report: ReportAsSent): readonly Block[] => {
  const { t } = answers;
  const altered = textsIn(report.content).some(hasUnprintable);
  return [
    { kind: 'title', text: t('report.title') },
    summaryOf(answers, report),
    { kind: 'paragraph', text: t(isRegistered(report) ? 'report.asTold' : 'report.asSent') },
    ...(altered ? [{ kind: 'paragraph', text: t('document.unprintable') } as const] : []),
    { kind: 'section', text: t('report.about') },
    {
      kind: 'facts',
      facts: [
        answers.fact('report.addressee', report.addressee),
        answers.fact('report.receivedAt', dayAndTime(report.receivedAt, language)),
        answers.fact('report.reference', report.reference),
        answers.fact('report.receivingMunicipality', report.receivingMunicipality),
        answers.fact('report.legalBasis', report.legalBasis),
        answers.fact('report.agencyKind', t(`agency.${report.agencyKind}`)),
      ],
    },
  ];
};

const seal = (answers: Answers, { content, contentHash }: ReportAsSent): readonly Block[] => {
  const { fact, t, text } = answers;
  return [
    { kind: 'section', text: t('seal.title') },
    { kind: 'paragraph', text: t('seal.explained') },
    {
      kind: 'facts',
      facts: [
        { ...fact('report.contentHash', contentHash), tone: 'fine' },
        fact('seal.municipality', text(content.municipalityCode)),
        fact('seal.schemaVersion', String(content.schemaVersion)),
      ],
    },
  ];
};

/**
 * The report exactly as it was sent, for social services and the sender's own copy: what is urgent
 * first, then every answer in the order of the seven questions. The same model gives the same bytes.
 * @throws RangeError when `receivedAt` is not an instant.
 */
export async function renderReportAsSent(report: ReportAsSent): Promise<Buffer> {
  const answers = answersIn(language);
  const { content, reference } = report;
  return renderDocument({
    language,
    title: `${answers.t('report.title')} ${reference}`,
    author: report.receivingMunicipality,
    createdAt: report.receivedAt,
    headerLeft: `${answers.t('report.title')} ${reference}`,
    headerRight: answers.t('report.secrecy'),
    blocks: [
      ...opening(answers, report),
      ...reportBlocks(answers, content, report.areas),
      ...seal(answers, report),
    ],
  });
}
