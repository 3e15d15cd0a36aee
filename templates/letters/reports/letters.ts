import type { LetterSource } from '../../../domain/letters/letter-source.ts';
import { renderReceipt } from './receipt.ts';
import { renderReportAsSent } from './report-as-sent.ts';

const heading = (source: LetterSource) => ({
  reference: source.reference,
  receivedAt: source.receivedAt,
  contentHash: source.contentHash,
  receivingMunicipality: source.municipality,
  addressee: `socialnämnden i ${source.municipality}`,
  legalBasis: source.legalBasis,
});

export const reportLetters = {
  reportAsSent: (source: LetterSource<'reportAsSent'>): Promise<Buffer> =>
    renderReportAsSent({
      ...heading(source),
      agencyKind: source.agencyKind,
      content: source.content,
      protectedContact: source.protectedContact,
      areas: source.areas,
      channel: source.channel,
    }),
  receipt: (source: LetterSource<'receipt'>): Promise<Buffer> =>
    renderReceipt({ ...heading(source), phone: source.phone }),
};
