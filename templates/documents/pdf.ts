import Pdfkit from 'pdfkit';
import { fonts } from './fonts.ts';
import { pdfUaMetadata } from './pdf-ua-metadata.ts';
import { clip } from './printable.ts';
import { collectBytes } from './written-bytes.ts';

export type PdfMeta = {
  readonly title: string;
  readonly author: string;
  /** BCP 47, as `sv`. */
  readonly language: string;
  /** ISO instant; the same instant and content give the same bytes. */
  readonly createdAt: string;
};

export type Structure = PDFKit.PDFStructureElement;
/** A document being written: `root` is the structure element that every block hangs under. */
export type Pdf = {
  readonly doc: PDFKit.PDFDocument;
  readonly root: Structure;
  /** How high the beginnings of texts were, in points, so that none is measured twice. */
  readonly heights: Map<string, number>;
  /** What text was last written in, and on which page. */
  ink: { readonly page: PDFKit.PDFPage; readonly color: string };
  /** All that was written, once the document has ended. */
  readonly bytes: () => Buffer<ArrayBuffer>;
};

/** Points; A4 is 595 × 842. */
export const area = { left: 60, top: 74, width: 475, bottom: 72 } as const;

/**
 * Text for the metadata. pdfkit writes it both as plain text and, without escaping it, into XML, so
 * the special characters of XML are left out.
 */
const metadataText = (text: string): string => clip(text.replaceAll(/[<>&]/g, ' '), 200);

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- pdfkit takes parsed fonts since 0.20, its types lag
const asSource = (font: object): string => font as unknown as string;

/**
 * A font named here would be opened again, and compared with itself, at every change of the font.
 */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- pdfkit takes none, its types lag
const withoutOne = null as unknown as string;

const instant = (iso: string): Date => {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) throw new RangeError('createdAt is not an ISO instant');
  return date;
};

/**
 * Opens a tagged A4 document that is both PDF/A-2a and PDF/UA-1.
 * @throws RangeError when `createdAt` is not an instant.
 */
export function openPdf(meta: PdfMeta): Pdf {
  const doc = new Pdfkit({
    subset: 'PDF/A-2a',
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    lang: meta.language,
    size: 'A4',
    margins: { top: area.top, bottom: area.bottom, left: area.left, right: area.left },
    font: withoutOne,
    info: {
      Title: metadataText(meta.title),
      Author: metadataText(meta.author),
      Creator: 'Anmälan',
      Producer: 'Anmälan',
      CreationDate: instant(meta.createdAt),
    },
  });
  doc.appendXML(pdfUaMetadata);
  doc.registerFont('body', asSource(fonts.body)).registerFont('bold', asSource(fonts.bold));
  const root = doc.struct('Document');
  doc.addStructure(root);
  const ink = { page: doc.page, color: '' };
  return { doc, root, ink, heights: new Map(), bytes: collectBytes(doc) };
}

/**
 * Draws what carries no meaning of its own (lines, frames, page numbers), marked so that screen
 * readers skip it.
 */
export function drawArtifact({ doc }: Pdf, type: 'Pagination' | 'Layout', draw: () => void): void {
  doc.markContent('Artifact', { type });
  draw();
  doc.endMarkedContent();
}

export type Margins = {
  readonly headerLeft: string;
  readonly headerRight: string;
  readonly pageText: (page: number, of: number) => string;
};

const drawMargins = (pdf: Pdf, margins: Margins, page: { number: number; of: number }): void => {
  const { doc } = pdf;
  const right = { width: area.width / 2, align: 'right', lineBreak: false } as const;
  const middle = area.left + area.width / 2;
  doc.font('body').fontSize(8.5).fillColor('#444444');
  doc.text(clip(margins.headerLeft, 50), area.left, 36, { lineBreak: false });
  doc.text(clip(margins.headerRight, 50), middle, 36, right);
  doc.text(margins.pageText(page.number, page.of), middle, doc.page.height - 46, right);
};

/** Writes header and footer on every page and hands over the finished bytes. */
export function closePdf(pdf: Pdf, margins: Margins): Buffer<ArrayBuffer> {
  const { doc, root } = pdf;
  root.end();
  const { count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(index);
    // pdfkit opens a new page for text written below the margin.
    doc.page.margins.bottom = 0;
    drawArtifact(pdf, 'Pagination', () => {
      drawMargins(pdf, margins, { number: index + 1, of: count });
    });
  }
  doc.end();
  return pdf.bytes();
}
