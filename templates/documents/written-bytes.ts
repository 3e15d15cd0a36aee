/**
 * pdfkit makes bytes of each of the thousands of lines that a document has, and lets each pass
 * through a stream. Here the lines of a page are kept as text until the page ends, and what is
 * written is taken as it is. The bytes are the same.
 */
const gatherLines = (page: PDFKit.PDFPage): void => {
  const lines: string[] = [];
  const end = page.end.bind(page);
  page.write = (line: string) => {
    lines.push(line);
  };
  page.end = () => {
    page.content.write(lines.join('\n'));
    end();
  };
};

/** In memory of its own, which may be handed to another thread. */
const joined = (pieces: readonly Uint8Array[]): Buffer<ArrayBuffer> => {
  const bytes = Buffer.from(new ArrayBuffer(pieces.reduce((sum, { length }) => sum + length, 0)));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
};

/**
 * Takes over what a document writes, from its first page on.
 * @returns gives all of it, once the document has ended
 */
export function collectBytes(doc: PDFKit.PDFDocument): () => Buffer<ArrayBuffer> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the first lines, as bytes
  const written = [doc.read() as Uint8Array];
  doc.push = (piece: Uint8Array | null) => piece !== null && written.push(piece) > 0;
  gatherLines(doc.page);
  doc.on('pageAdded', () => gatherLines(doc.page));
  return () => joined(written);
}
