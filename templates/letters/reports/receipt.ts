import { renderDocument } from '../../documents/accessible-document.ts';
import { answersIn } from '../../documents/answers.ts';
import { dayAndTime } from '../../documents/instants.ts';

export type Receipt = {
  readonly reference: string;
  /** ISO instant; also the document's creation date. */
  readonly receivedAt: string;
  readonly receivingMunicipality: string;
  /** As `socialnämnden i Degerfors`. */
  readonly addressee: string;
  /** SHA-256 of the frozen content, hexadecimal. */
  readonly contentHash: string;
  readonly legalBasis: string;
  /** To social services; null when the municipality has configured none. */
  readonly phone: string | null;
};

const language = 'sv';

/**
 * Says that a report came in, and nothing about the child or the case.
 * @throws RangeError when `receivedAt` is not an instant.
 */
export async function renderReceipt(receipt: Receipt): Promise<Buffer> {
  const { fact, t } = answersIn(language);
  return renderDocument({
    language,
    title: `${t('receipt.title')} ${receipt.reference}`,
    author: receipt.receivingMunicipality,
    createdAt: receipt.receivedAt,
    headerLeft: receipt.receivingMunicipality,
    headerRight: receipt.reference,
    blocks: [
      { kind: 'title', text: t('receipt.title') },
      { kind: 'paragraph', text: t('receipt.arrived') },
      { kind: 'paragraph', text: t('receipt.onlyThat') },
      { kind: 'paragraph', text: t('receipt.acute') },
      {
        kind: 'facts',
        facts: [
          fact('report.reference', receipt.reference),
          fact('report.receivedAt', dayAndTime(receipt.receivedAt, language)),
          fact('report.addressee', receipt.addressee),
          fact('report.receivingMunicipality', receipt.receivingMunicipality),
          fact('report.legalBasis', receipt.legalBasis),
          fact('receipt.phone', receipt.phone ?? t('receipt.noPhone')),
          { ...fact('report.contentHash', receipt.contentHash), tone: 'fine' },
        ],
      },
      { kind: 'paragraph', text: t('receipt.keep') },
    ],
  });
}
