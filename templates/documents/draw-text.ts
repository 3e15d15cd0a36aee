import { area, type Pdf, type Structure } from './pdf.ts';
import { printable } from './printable.ts';

export type TextStyle = {
  readonly font: 'body' | 'bold';
  readonly size: number;
  readonly color: string;
};

export const ink = { text: '#1a1a1a', label: '#444444', heading: '#0b3c5d', alarm: '#9b1c1c' };
export const textStyles = {
  body: { font: 'body', size: 10.5, color: ink.text },
  label: { font: 'body', size: 9.5, color: ink.label },
  unanswered: { font: 'body', size: 10.5, color: ink.label },
  fine: { font: 'body', size: 8.5, color: ink.text },
  strong: { font: 'bold', size: 10.5, color: ink.text },
  alarm: { font: 'bold', size: 13, color: ink.alarm },
} as const satisfies Readonly<Record<string, TextStyle>>;

const lineGap = 0;

const longestWord = 80;
const longWord = /\S{80,}/gu;
const mostCharactersInPiece = 200;

/** Where a text is put: `x` and `width` in points, at the page's current height unless `y` is given. */
export type Place = { readonly x: number; readonly width: number; readonly y?: number };

export const fullWidth: Place = { x: area.left, width: area.width };

const setFont = ({ doc }: Pdf, { font, size }: TextStyle): PDFKit.PDFDocument =>
  doc.font(font).fontSize(size);

/** The colour stays until the page ends, so it is written only where it changes. */
const setColor = (pdf: Pdf, color: string): void => {
  const { doc, ink: last } = pdf;
  if (last.page === doc.page && last.color === color) return;
  doc.fillColor(color);
  pdf.ink = { page: doc.page, color };
};

/**
 * Cuts words that are longer than a line. pdfkit would measure what is left of such a word again
 * for every line, which takes hours for 100 kB.
 */
const cutLongWords = (doc: PDFKit.PDFDocument, text: string, width: number): string =>
  text.length < longestWord
    ? text
    : text.replaceAll(longWord, (word) => {
        const pieces: string[] = [];
        let piece = '';
        let used = 0;
        for (const character of word) {
          const advance = doc.widthOfString(character);
          if (used + advance > width - 1 || piece.length >= mostCharactersInPiece) {
            pieces.push(piece);
            piece = '';
            used = 0;
          }
          piece += character;
          used += advance;
        }
        return [...pieces, piece].join('\n');
      });

/** Points by which pdfkit may round a width or a page's end. */
const rounding = 0.01;

/** Whether a text is one line and no more, which spares looking for where it may be broken. */
const isOneLine = (doc: PDFKit.PDFDocument, text: string, width: number): boolean =>
  text !== '' && !text.includes('\n') && doc.widthOfString(text) <= width - rounding;

/** Writes a text of any length and content, over as many pages as it needs. */
export function writeText(pdf: Pdf, text: string, to: Place & { style: TextStyle }): void {
  const doc = setFont(pdf, to.style);
  setColor(pdf, to.style.color);
  const fitting = cutLongWords(doc, printable(text), to.width);
  const y = to.y ?? doc.y;
  const below = y + doc.currentLineHeight(true) + lineGap;
  if (below <= doc.page.maxY() - rounding && isOneLine(doc, fitting, to.width)) {
    doc.text(fitting, to.x, y, { lineBreak: false });
    doc.x = to.x;
    doc.y = below;
  } else {
    doc.text(fitting, to.x, y, { width: to.width, lineGap });
  }
}

/** One structure element with one text in it. */
export function writeTagged(
  pdf: Pdf,
  tag: { readonly type: string; readonly parent?: Structure },
  write: () => void,
): void {
  (tag.parent ?? pdf.root).add(pdf.doc.struct(tag.type, {}, write));
}

/** Opens a new page unless `height` points are left on this one. */
export function needRoom({ doc }: Pdf, height: number): void {
  if (doc.y + height > doc.page.height - area.bottom) doc.addPage();
}

/** Points: what is higher than this need not find room for more of it on its first page. */
const highestStart = 90;

/**
 * Whether a text is so wide that it must be at least as high as anybody asks, however it is broken.
 */
const isSurelyHigh = (doc: PDFKit.PDFDocument, text: string, width: number): boolean =>
  !text.includes('\n') &&
  Math.floor(doc.widthOfString(text) / width) * doc.currentLineHeight(true) >= highestStart;

const measured = (doc: PDFKit.PDFDocument, text: string, width: number): number => {
  if (isOneLine(doc, text, width)) return doc.currentLineHeight(true) + lineGap;
  if (isSurelyHigh(doc, text, width)) return highestStart;
  return Math.min(doc.heightOfString(text, { width, lineGap }), highestStart);
};

/** Height in points of a text's start, 90 at most: what decides whether to start a new page. */
export function heightOfStart(pdf: Pdf, text: string, to: Place & { style: TextStyle }): number {
  const beginning = text.slice(0, 300);
  const { width, style } = to;
  const name = `${style.font} ${style.size} ${width} ${beginning}`;
  const known = pdf.heights.get(name);
  if (known !== undefined) return known;
  const doc = setFont(pdf, style);
  const height = measured(doc, cutLongWords(doc, printable(beginning), width), width);
  pdf.heights.set(name, height);
  return height;
}
